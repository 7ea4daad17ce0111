/** Test kit: a browser's cookie jar in front of the sign-in route. Only tests import it. */
import { env } from "#lib/server/env.ts";
import { GET, POST } from "./[...nextauth]/route.ts";

export const ADDRESS = "192.0.2.7";

type Sent = { address?: string; headers?: Record<string, string> };

/** A browser without cookies yet. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly host: string;

  constructor(host = new URL(env().publicUrl).host) {
    this.host = host;
  }

  /** The headers of a request that this browser sends to the API. */
  get who(): Record<string, string> {
    return { cookie: this.cookieHeader(), origin: `http://${this.host}` };
  }

  async get(path: string): Promise<Response> {
    return this.keep(await GET(this.request("GET", path, {}), contextOf(path)));
  }

  async post(path: string, form: Record<string, string>, sent: Sent = {}): Promise<Response> {
    const body = new URLSearchParams(form);
    return this.keep(await POST(this.request("POST", path, sent, body), contextOf(path)));
  }

  /** What the sign-in page does. */
  async signIn(email: string, password: string, sent: Sent & { form?: Record<string, string> } = {}) {
    const { csrfToken } = (await (await this.get("csrf")).json()) as { csrfToken: string };
    return this.post("callback/credentials", { csrfToken, email, password, json: "true", ...sent.form }, sent);
  }

  async signOut(): Promise<Response> {
    const { csrfToken } = (await (await this.get("csrf")).json()) as { csrfToken: string };
    return this.post("signout", { csrfToken, json: "true" });
  }

  private request(method: string, path: string, { address = ADDRESS, headers = {} }: Sent, body?: URLSearchParams) {
    const own = { host: this.host, cookie: this.cookieHeader(), "x-baton-address": address };
    return new Request(`http://${this.host}/api/auth/${path}`, { method, headers: { ...own, ...headers }, body });
  }

  private keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";", 1)[0]?.split(/=(.*)/s) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

function contextOf(path: string) {
  const nextauth = (path.split("?")[0] ?? "").split("/");
  return { params: Promise.resolve({ nextauth }) };
}
