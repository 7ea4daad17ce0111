import type { Metadata } from "next";
import { GatewayPage } from "#components/payments/gateway-page.tsx";

export const metadata: Metadata = { title: "Gateway" };

export default function Page() {
  return <GatewayPage />;
}
