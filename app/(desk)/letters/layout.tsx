import type { ReactNode } from "react";
import { LetterFrame } from "#components/letters/letter-frame.tsx";

export default function LettersLayout({ children }: { children: ReactNode }) {
  return <LetterFrame>{children}</LetterFrame>;
}
