import { headers } from "next/headers";
import { currentDirectory } from "../directory.ts";
import { env } from "../env.ts";
import { prisma } from "../prisma.ts";
import { sessionFromCookies } from "../sessions.ts";

/** What the frame of the desk needs before any data: null for a visitor without a session. */
export type DeskFacts = {
  now: string;
  timeZone: string;
  organisation: string;
  demo: boolean;
  signIn: { provider: string | null; passwords: boolean };
};

export async function deskFacts(): Promise<DeskFacts | null> {
  const session = await sessionFromCookies(await headers());
  if (!session) return null;
  const [directory, org] = await Promise.all([currentDirectory(), prisma().org.findFirst()]);
  const team = directory.people[session.person.id]?.teams[0];
  return {
    now: new Date().toISOString(),
    timeZone: (team && directory.teams[team]?.hours.timeZone) ?? "Europe/London",
    organisation: org?.name ?? "Baton",
    demo: env().demo,
    signIn: { provider: env().oidc?.name ?? null, passwords: env().passwordSignIn },
  };
}

/** Where this visitor begins: admins see no cases, strangers sign in. */
export async function homePath(): Promise<"/queue" | "/admin" | "/sign-in"> {
  const session = await sessionFromCookies(await headers());
  if (!session) return "/sign-in";
  return session.person.role === "admin" ? "/admin" : "/queue";
}
