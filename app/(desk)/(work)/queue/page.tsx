import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { homePath } from "#lib/server/reads/desk.ts";

export const metadata: Metadata = { title: "Queue" };

/** The work area's layout draws it; who sees no cases is sent on. */
export default async function QueuePage() {
  const home = await homePath();
  if (home !== "/queue") redirect(home);
  return null;
}
