/** `expand[]`: names of other objects are answered as the objects themselves. https://docs.stripe.com/api/expanding_objects */
import type { Said } from "./form.ts";
import { listed } from "./form.ts";
import { type Db, named } from "./store.ts";

export async function expanded(db: Db, answer: object, expand: Said | undefined): Promise<object> {
  const paths = expand === undefined ? [] : (listed(expand) as string[]);
  const copy = structuredClone(answer) as Record<string, unknown>;
  for (const path of paths) await expandAt(db, copy, path.split("."));
  return copy;
}

async function expandAt(db: Db, into: unknown, [name = "", ...deeper]: string[]): Promise<void> {
  if (typeof into !== "object" || into === null) return;
  const holder = into as Record<string, unknown>;
  const value = holder[name];
  if (Array.isArray(value)) {
    for (const at of value.keys()) await expandIn(db, value, at, deeper);
    return;
  }
  await expandIn(db, holder, name, deeper);
}

async function expandIn(db: Db, holder: object, at: string | number, deeper: string[]): Promise<void> {
  const place = holder as Record<string | number, unknown>;
  const value = place[at];
  if (typeof value === "string") place[at] = (await named(db, value)) ?? value;
  if (deeper.length > 0) await expandAt(db, place[at], deeper);
}
