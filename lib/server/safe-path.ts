import { env, ourOrigins } from "./env.ts";

/** The path of an address on one of our origins; `/` for any other, so that no link of ours leads elsewhere. */
export function safePath(said: string | null | undefined): string {
  const origins = ourOrigins(env());
  const url = URL.parse(said || "/", origins[0]);
  if (!url || !origins.includes(url.origin)) return "/";
  // A path that begins with two slashes would be read as another host.
  return url.pathname.startsWith("//") ? "/" : url.pathname + url.search + url.hash;
}

/** Where to go after signing in: the page that was asked for, else the queue. */
export function landingPath(callbackUrl: string | string[] | undefined): string {
  const path = typeof callbackUrl === "string" ? safePath(callbackUrl) : "/";
  return path === "/" || /^\/(sign-in|welcome|api)\b/.test(path) ? "/queue" : path;
}
