import type { IncomingHttpHeaders } from "node:http";

/** The cookies of a request or of a socket's handshake, by name, decoded. */
export function cookiesIn(headers: Headers | IncomingHttpHeaders): Record<string, string> {
  const header = headers instanceof Headers ? headers.get("cookie") : headers.cookie;
  const pairs = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 0 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())] as const];
  });
  return Object.fromEntries(pairs.reverse());
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not written by us: taken as it stands.
    return value;
  }
}
