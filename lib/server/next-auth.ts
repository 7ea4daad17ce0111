/** next-auth, set up for one request: a database that is away stays that, and is not told as a wrong password. */
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { type AuthAnswer, answerWriter } from "./next-auth-answer.ts";
import { OIDC, type OidcProfile, oidcProvider } from "./oidc.ts";
import { signInByOidc } from "./oidc-sign-in.ts";
import { safePath } from "./safe-path.ts";
import { logSignIn } from "./security-log.ts";
import { type Claims, decodeToken, endSession, isSessionAlive, sessionCookie } from "./sessions.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

export type AuthRequest = {
  method: string;
  headers: Record<string, string>;
  cookies: Record<string, string>;
  /** `nextauth`: the steps of the path after /api/auth. */
  query: Record<string, string | string[]>;
  body: Record<string, unknown>;
};

/** What happened inside: whether credentials were refused, whom a provider let in, and what a callback threw. */
type Course = { refused: boolean; signedIn: SignedIn | null; failures: unknown[] };

class SessionEnded extends Error {}

const week = 7 * 24 * 60 * 60;

/** Lets next-auth answer. Throws what went wrong inside its callbacks, which next-auth would only log. */
export async function runNextAuth(asked: AuthRequest): Promise<AuthAnswer & { refused: boolean }> {
  const course: Course = { refused: false, signedIn: null, failures: [] };
  const { answer, writer } = answerWriter(asked.headers.host);
  const given = { ...asked, query: withCode(asked.query) };
  await NextAuth(given as unknown as NextApiRequest, writer as unknown as NextApiResponse, optionsFor(course));
  if (course.failures.length > 0) throw course.failures[0];
  return { ...answer, refused: course.refused };
}

/** What says why it failed is a code; anything else under its name is a stranger's text, and would be logged. */
function withCode(query: AuthRequest["query"]): AuthRequest["query"] {
  return query.error === undefined || /^\w{1,40}$/.test(String(query.error)) ? query : { ...query, error: "unknown" };
}

function optionsFor(course: Course): AuthOptions {
  return {
    secret: env().secret,
    session: { strategy: "jwt", maxAge: week },
    cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
    jwt: { decode: ({ token, salt }) => decodeToken(token, salt) },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    logger: { error: noteTrouble, warn: () => {}, debug: () => {} },
    providers: providersFor(course),
    callbacks: {
      signIn: noting(course, async ({ account, profile }) =>
        account?.provider === OIDC ? comeIn(course, profile as OidcProfile) : true,
      ),
      jwt: noting(course, async ({ token, user }) =>
        user ? claimsFor(course.signedIn ?? (user as SignedIn)) : livingClaims(token),
      ),
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } as object }),
      redirect: ({ url, baseUrl }) => baseUrl + safePath(url),
    },
    events: {
      signOut: noting(course, async ({ token }) => {
        if (token?.sub) await endSession(String(token.sid), token.sub);
      }),
    },
  };
}

function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: env().publicUrl.startsWith("https:") } as const;
}

function providersFor(course: Course): AuthOptions["providers"] {
  const oidc = oidcProvider();
  return [...(env().passwordSignIn ? [passwords(course)] : []), ...(oidc ? [oidc] : [])];
}

function passwords(course: Course) {
  return Credentials({
    id: "credentials",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: noting(course, async (said) => {
      const person = await signIn(textOf(said?.email), textOf(said?.password));
      course.refused = person === null;
      return person;
    }),
  });
}

/** True, or the page that says why not. */
async function comeIn(course: Course, profile: OidcProfile): Promise<true | string> {
  const answer = await signInByOidc(profile);
  logSignIn(typeof answer === "string" ? "sign-in-failed" : "signed-in", typeof answer === "string" ? null : answer.id);
  if (typeof answer === "string") return `/sign-in?error=${answer}`;
  course.signedIn = answer;
  return true;
}

/** Why a provider's answer was not taken, for who sets it up: the first words, before any value stands in them. */
function noteTrouble(code: string, about: unknown): void {
  const error = about instanceof Error ? about : (about as { error?: unknown } | undefined)?.error;
  const reason = error instanceof Error ? error.message.split(/[,:(]/)[0]?.trim() : undefined;
  log()[/^(OAUTH|SIGNIN_OAUTH)/.test(code) ? "warn" : "debug"]({ code, reason }, "next-auth");
}

function noting<In, Out>(course: Course, work: (given: In) => Promise<Out>): (given: In) => Promise<Out> {
  return async (given) => {
    try {
      return await work(given);
    } catch (error) {
      if (!(error instanceof SessionEnded)) course.failures.push(error);
      throw error;
    }
  };
}

/** Only ids go into the cookie. */
function claimsFor({ id, sid, epoch }: SignedIn): Claims {
  return { sub: id, sid, epoch };
}

async function livingClaims(token: JWT): Promise<JWT> {
  if (typeof token.sid === "string" && (await isSessionAlive(token.sid))) return token;
  throw new SessionEnded("This session has ended.");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
