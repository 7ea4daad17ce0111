/** Test kit: templates that are written and published through the routes. Only tests import it. */
import { afterAll, beforeAll } from "vitest";
import { aTemplate } from "#lib/domain/templates/given-template.ts";
import type { TemplateContent } from "#lib/domain/templates/template.ts";
import { openDesk, post, send, signIn, type Who } from "../given-api.ts";

export const who = {} as Record<"amara" | "lena" | "mo" | "cara" | "zed" | "adam", Who>;

export const SENDER = {
  name: "Larkfield Collections",
  telephone: "0800 000 0100",
  email: "help@larkfield.example",
  website: "larkfield.example",
  address: "1 Quay Street\nBristol",
  registration: "FRN 000000",
  language: "en",
  hosts: ["pay.larkfield.example"],
  teamTelephones: {},
} as const;

/** A desk of this file's own, whose portfolios have somebody who writes to their customers. */
export function openTemplateDesk(): void {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk();
    for (const name of ["amara", "lena", "mo", "cara", "zed", "adam"] as const) who[name] = await signIn(name);
    for (const portfolio of ["uk", "us", "za"]) await send("PUT", `/api/v1/senders/${portfolio}`, who.cara, SENDER);
  });
  afterAll(() => desk.close());
}

export function now(): string {
  return new Date().toISOString();
}

export function body({ channel: _, ...content }: TemplateContent = aTemplate()) {
  return content;
}

export function draft(id: string, by: Who, revision: number | null, content = body()) {
  return send("PUT", `/api/v1/templates/${id}/draft`, by, { revision, ...content });
}

export function publish(id: string, by: Who, revision = 1, extra: object = {}) {
  return post(`/templates/${id}/publication`, by, { revision, ...extra });
}

let count = 0;

/** A draft of its own. Its id. */
export async function given(content = aTemplate(), by = who.lena): Promise<string> {
  const id = `template-${++count}`;
  const made = await post("/templates", by, { id, name: `Template ${count}`, ...content });
  if (made.status !== 201) throw new Error(`not written: ${made.text}`);
  return id;
}

export async function published(content = aTemplate()): Promise<string> {
  const id = await given(content);
  const { status, text } = await publish(id, who.cara);
  if (status !== 200) throw new Error(`not published: ${text}`);
  return id;
}
