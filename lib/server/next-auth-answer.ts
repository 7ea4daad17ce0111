import { env, ourOrigins } from "./env.ts";

export type AuthAnswer = { status: number; headers: Headers; body: string | null };

/**
 * Stands in for the response that next-auth writes to. Links to the public origin become links to the origin that was
 * asked (`host`), where that is ours too: a cookie set at 127.0.0.1 is not sent to localhost.
 */
export function answerWriter(host: string | undefined) {
  const answer: AuthAnswer = { status: 200, headers: new Headers(), body: null };
  const cookies: string[] = [];
  const here = (url: string) => relocated(url, host);
  const writer = {
    status(status: number) {
      answer.status = status;
      return writer;
    },
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? cookies : answer.headers.get(name)),
    setHeader(name: string, value: string | string[]) {
      if (typeof value === "string") answer.headers.set(name, name === "Location" ? here(value) : value);
      else writeCookies(answer.headers, value);
      return writer;
    },
    end() {},
    json(value: { url?: string }) {
      answer.headers.set("content-type", "application/json");
      answer.body = JSON.stringify(value.url ? { url: here(value.url) } : value);
    },
    send(body: unknown) {
      if (typeof body === "object") writer.json(body as object);
      else if (body !== undefined) answer.body = String(body);
    },
  };
  return { answer, writer };
}

function writeCookies(headers: Headers, cookies: string[]): void {
  headers.delete("set-cookie");
  for (const cookie of cookies) headers.append("set-cookie", cookie);
}

function relocated(url: string, host: string | undefined): string {
  const asked = `http://${host}`;
  const { publicUrl } = env();
  return url.startsWith(publicUrl) && ourOrigins(env()).includes(asked) ? asked + url.slice(publicUrl.length) : url;
}
