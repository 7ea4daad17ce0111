import { env, ourOrigins } from "./env.ts";

const LONGEST = 2_000;

/** The path of an address on one of our origins; `/` for any other and for a very long one, so that no link of ours leads elsewhere. */
export function safePath(said: string | null | undefined): string {
  const origins = ourOrigins(env());
  const url = URL.parse(said || "/", origins[0]);
  if (!url || !origins.includes(url.origin)) return "/";
  const path = url.pathname + url.search + url.hash;
  // A path that begins with two slashes would be read as another host; a very long one breaks the headers it goes out in.
  return path.startsWith("//") || path.length > LONGEST ? "/" : path;
}

/** Where to go after signing in: the page that was asked for, else the queue. */
export function landingPath(callbackUrl: string | string[] | undefined): string {
  const path = typeof callbackUrl === "string" ? safePath(callbackUrl) : "/";
  return path === "/" || /^\/(sign-in|welcome|api)\b/.test(path) ? "/queue" : path;
}
