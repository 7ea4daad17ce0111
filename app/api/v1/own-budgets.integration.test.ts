import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "#lib/server/env.ts";
import { commandId, get, givenCase, openDesk, post, signIn, type Who } from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let lena: Who;
let mo: Who;

beforeAll(async () => {
  desk = await openDesk();
  [lena, mo] = await Promise.all([signIn("lena"), signIn("mo")]);
});
afterAll(() => desk.close());

const reveal = { field: "phone", purpose: "call" };
const move = (ref: string) => ({ commandId: commandId(), items: [{ ref }], toTeam: "late-stage", reason: "Load." });
type Ask = (by: Who, ref: string) => ReturnType<typeof post>;
const needId = "00000000-0000-7000-8000-00000000dead";
const asked: ["reveal" | "reassign" | "preview" | "upload", string, Ask][] = [
  ["reveal", "hidden values", (by, ref) => post(`/cases/${ref}/reveals`, by, reveal)],
  ["reveal", "reasons for care", (by, ref) => post(`/cases/${ref}/care-reasons`, by, { needId, purpose: "call" })],
  ["reassign", "reassignments", (by, ref) => post("/reassignments", by, move(ref))],
  ["preview", "dry runs of reassignments", (by, ref) => post("/reassignments?dryRun=1", by, move(ref))],
  ["preview", "looks into a file", (by) => post("/imports/preview", by, {})],
  ["upload", "files to import", (by) => post("/imports", by, {})],
  ["upload", "bank files", (by) => post("/bank-files", by, {})],
];

it.each(asked)("%s bounds %s, person by person, and nothing else", async (budget, _, ask) => {
  const ref = await givenCase();
  const usual = env().limits[budget];
  for (const by of [lena, mo]) expect((await ask(by, ref)).status).not.toBe(429);
  env().limits[budget] = { perSecond: 0.001, burst: 1 };
  const answers = [await ask(lena, ref), await ask(lena, ref), await ask(mo, ref)];
  env().limits[budget] = usual;
  expect(answers.map(({ status }) => status === 429)).toEqual([false, true, false]);
  expect(Number(answers[1]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await get(`/cases/${ref}`, lena)).status).toBe(200);
});
