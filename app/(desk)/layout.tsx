import { redirect } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Desk } from "#components/shell/desk.tsx";
import { deskFacts } from "#lib/server/reads/desk.ts";

/** The signed-in desk. Data is authorised by the API; this only keeps visitors without a session from an empty frame. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await connection();
  const facts = await deskFacts();
  if (!facts) redirect("/sign-in");
  return <Desk {...facts}>{children}</Desk>;
}
