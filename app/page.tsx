import { redirect } from "next/navigation";
import { homePath } from "#lib/server/reads/desk.ts";

export default async function Page() {
  redirect(await homePath());
}
