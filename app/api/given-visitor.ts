/** Test kit: a customer's browser without scripts, on the desk's own server. Only tests import it. */
import { expect } from "vitest";

export type Page = { status: number; path: string; text: string; headers: Headers };

/** Keeps its cookie, follows where it is sent on our own server, and fills in the forms that it is shown. */
export class Visitor {
  readonly #base: string;
  cookie: string;
  /** Where it was sent that is not a page of ours. */
  sentTo: string | null = null;
  constructor(base: string, cookie = "") {
    this.#base = base;
    this.cookie = cookie;
  }

  get(path: string): Promise<Page> {
    return this.ask("GET", path);
  }

  async ask(method: string, path: string, body?: URLSearchParams): Promise<Page> {
    const headers: Record<string, string> = this.cookie === "" ? {} : { cookie: this.cookie };
    const answer = await fetch(this.#base + path, { method, headers, body: body ?? null, redirect: "manual" });
    const set = answer.headers.get("set-cookie");
    if (set) this.cookie = set.split(";")[0] ?? "";
    const text = await answer.text();
    const to = answer.headers.get("location");
    if (answer.status !== 303 || to === null) return { status: answer.status, path, text, headers: answer.headers };
    const { pathname } = new URL(to, this.#base);
    if (pathname.startsWith("/pay")) return this.get(pathname);
    this.sentTo = pathname;
    return { status: 303, path: pathname, text, headers: answer.headers };
  }

  /** Sends the form that posts to `action` as it is shown on the page, with these values in it. */
  send(page: Page, action: string, values: Record<string, string> = {}): Promise<Page> {
    return this.ask("POST", action, new URLSearchParams({ ...formOf(page, action), ...values }));
  }

  /** By link to what is owed. */
  async identify(path: string): Promise<Page> {
    const page = await this.get(path);
    expect(page.text).not.toMatch(/Ruth|Achterberg|£/);
    return this.send(await this.get("/pay/you"), "/pay/you", RUTH);
  }

  /** As far as the page on which it is said once more. */
  async choose(values: Record<string, string>, method = "card"): Promise<Page> {
    const methods = await this.send(await this.get("/pay/amount"), "/pay/amount", values);
    return methods.path === "/pay/method" ? this.send(methods, "/pay/method", { method }) : methods;
  }
}

export const RUTH = { day: "27", month: "3", year: "1985", postcode: "bs1 4dj" };
export const CUSTOMER = {
  name: "Ruth Achterberg",
  phone: "+44 7700 900117",
  birthDate: "1985-03-27",
  address: "4 Quay Street, Bristol BS1 4DJ",
};

export function formOf({ status, path, text }: Page, action: string): Record<string, string> {
  const form = new RegExp(`<form method="post" action="${action}"[^>]*>(.*?)</form>`, "s").exec(text)?.[1];
  if (form === undefined) throw new Error(`${path} (${status}) has no form that posts to ${action}: ${titleOf(text)}`);
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value]));
}

function titleOf(text: string): string {
  return /<title>(.*?)<\/title>/s.exec(text)?.[1] ?? text.slice(0, 200);
}
