import type { ReactNode } from "react";
import { PolicyFrame } from "#components/policy/policy-frame.tsx";

export default function PolicyLayout({ children }: { children: ReactNode }) {
  return <PolicyFrame>{children}</PolicyFrame>;
}
