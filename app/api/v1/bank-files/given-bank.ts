/** Test kit: bank files as forms, sent to the very route. Only tests import it. */
import { type SampleEntry, sampleCamt } from "#lib/domain/bank/sample-camt.ts";
import { settleBankLines } from "#lib/server/bank/runner.ts";
import { type Answer, get, givenCase, robot, type Who } from "../given-api.ts";
import { requireConformity } from "../given-conformity.ts";
import { POST as PREVIEW } from "./preview/route.ts";
import { POST } from "./route.ts";

/** A day on which a bank may have booked what a test posts: yesterday. */
export const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

let number = 0;
/** A statement of these entries whose balances add up. Every entry is another one to the bank. */
export function statement(...entries: SampleEntry[]): string {
  const given = entries.map((entry) => ({ on: DAY, ref: `B-${++number}`, ...entry }));
  const minor = given.reduce(
    (sum, one) => sum + Math.round(Number(one.amount) * 100) * (one.credit === false ? -1 : 1),
    0,
  );
  return sampleCamt({ version: "08", opening: "0.00", closing: (minor / 100).toFixed(2), entries: given });
}

export function upload(who: Who, file: string | Uint8Array, mapping?: object): Promise<Answer> {
  return send(POST, "/api/v1/bank-files", who, file, mapping);
}

export function preview(who: Who, file: string | Uint8Array, mapping?: object): Promise<Answer> {
  return send(PREVIEW, "/api/v1/bank-files/preview", who, file, mapping);
}

async function send(
  route: typeof POST,
  path: string,
  who: Who,
  file: string | Uint8Array,
  mapping?: object,
): Promise<Answer> {
  const form = new FormData();
  form.set("file", new Blob([file as string]), "statement.xml");
  if (mapping) form.set("mapping", JSON.stringify(mapping));
  const response = await route(
    new Request(`http://localhost:3000${path}`, { method: "POST", body: form, headers: who }),
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  const body = JSON.parse(text);
  requireConformity("POST", path, response.status, response.headers.get("content-type") ?? "", body);
  return { status: response.status, headers: response.headers, text, bytes, body };
}

/** Takes a file in and settles all that waits; its lines, in the file's order of days. */
export async function taken(who: Who, file: string): Promise<Answer["body"][]> {
  const { body, status } = await upload(who, file);
  if (status > 201) throw new Error(`the file was not taken in: ${JSON.stringify(body)}`);
  await settleBankLines();
  return linesOf(who, body.id);
}

export async function linesOf(who: Who, file: string): Promise<Answer["body"][]> {
  const states = ["open", "posted", "ignored", "payout"];
  const pages = await Promise.all(states.map((state) => get(`/bank-lines?state=${state}&file=${file}`, who)));
  return pages.flatMap(({ body }) => body.items);
}

/** The case as the API shows it. */
export async function caseOf(ref: string) {
  return (await get(`/cases/${ref}`, await robot())).body.case;
}

export async function paidOn(ref: string) {
  return (await caseOf(ref)).payments.filter((one: { reversed: boolean }) => !one.reversed);
}

/** A case of its own customer, whose name nobody else has. */
export function givenRuth(name = "Ruth Achterberg", reference = "LC-1") {
  return givenCase({ customer: { name }, debts: [{ reference, balanceMinor: 10_000, dueOn: "2026-01-01" }] });
}
