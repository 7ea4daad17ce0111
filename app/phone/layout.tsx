import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { PhoneFrame } from "#components/phone/phone-frame.tsx";
import { deskFacts } from "#lib/server/reads/desk.ts";

export const metadata: Metadata = { title: "A customer's phone", robots: { index: false } };

/** A demo's customers have a phone; what is on it is authorised by the API. */
export default async function PhoneLayout({ children }: { children: ReactNode }) {
  await connection();
  const facts = await deskFacts();
  if (!facts) redirect("/sign-in");
  return <PhoneFrame {...facts}>{children}</PhoneFrame>;
}
