import type { ReactNode } from "react";
import { ImportFrame } from "#components/import/import-frame.tsx";

export default function ImportLayout({ children }: { children: ReactNode }) {
  return <ImportFrame>{children}</ImportFrame>;
}
