import type { ReactNode } from "react";
import { PaymentsFrame } from "#components/payments/payments-frame.tsx";

export default function PaymentsLayout({ children }: { children: ReactNode }) {
  return <PaymentsFrame>{children}</PaymentsFrame>;
}
