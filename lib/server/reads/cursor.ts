import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { canonicalJson } from "../../domain/canonical.ts";
import { env } from "../env.ts";
import { Problem } from "../problem.ts";
import { processWide } from "../process-wide.ts";

/** Where a page ended: the sort key (null: none, sorted last) and the id of its last row. */
export type Position = { key: string | number | null; id: string };

const MAC = 12;

/** An opaque cursor: readable by nobody but us, valid only for the list (view, filters, sort) that it was made for. */
export function makeCursor(list: object, { key, id }: Position): string {
  const body = Buffer.from(JSON.stringify([key, id]));
  return Buffer.concat([mac(keys()[0], list, body), body]).toString("base64url");
}

/** Where to go on. Throws 422 for a cursor that was changed, or that belongs to another list. */
export function readCursor(list: object, cursor: string): Position {
  const bytes = Buffer.from(cursor, "base64url");
  const [given, body] = [bytes.subarray(0, MAC), bytes.subarray(MAC)];
  const isOurs = bytes.toString("base64url") === cursor && given.length === MAC;
  if (!isOurs || !keys().some((key) => timingSafeEqual(given, mac(key, list, body)))) throw wrongCursor();
  const [key, id] = JSON.parse(body.toString("utf8")) as [Position["key"], string];
  return { key, id };
}

function wrongCursor(): Problem {
  const errors = [{ path: "cursor", message: "is not a cursor of this list; begin again without one" }];
  return new Problem(422, "invalid", "cursor: is not a cursor of this list; begin again without one.", { errors });
}

function mac(key: Buffer, list: object, body: Buffer): Buffer {
  return createHmac("sha256", key).update(canonicalJson(list)).update(body).digest().subarray(0, MAC);
}

/** Today's key, then those of the secrets before it that still count. */
function keys(): [Buffer, ...Buffer[]] {
  const { secret, previousSecrets } = env();
  return processWide("cursor-keys", () => [keyFrom(secret), ...previousSecrets.map(keyFrom)]);
}

function keyFrom(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "baton cursor", 32));
}
