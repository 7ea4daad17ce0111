/** Test kit: letters in their print batches, through the routes. Only tests import it. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { pool } from "#lib/server/database.ts";
import { ADDRESS } from "#lib/server/letters/given-letters.ts";
import { closeDueBatches } from "#lib/server/letters/watch-batches.ts";
import * as api from "../given-api.ts";
import { command, get, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

export const who = {} as Record<"lena" | "amara" | "cara" | "zed", Who>;

/** A desk of this file's own; before each test every batch is closed. */
export function openLetterDesk(): void {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    process.env.BATON_DEMO = "1";
    desk = await openDesk();
    for (const name of ["lena", "amara", "cara", "zed"] as const) who[name] = await signIn(name);
  });
  afterAll(() => desk.close());
  beforeEach(() =>
    pool().query("update letter_batches set state = 'closing' where state = 'open'").then(closeDueBatches),
  );
}

type Batch = {
  id: string;
  state: string;
  letters: number;
  pages: number;
  takenOut: number;
  sha256: string | null;
  variant: string;
};

/** A case whose customer a letter reaches. */
export function givenCase(given: { portfolio?: string; customer?: { name: string; reference?: string } } = {}) {
  return api.givenCase({ ...given, customer: { name: "Ruth Achterberg", address: ADDRESS, ...given.customer } });
}

export async function openBatches(): Promise<Batch[]> {
  return (await get("/letters/batches?state=open", who.lena)).body.items;
}

export async function openBatch(): Promise<Batch> {
  const [batch] = await openBatches();
  if (!batch) throw new Error("no batch is open");
  return batch;
}

export async function lettersOf(id: string) {
  return (await get(`/letters/batches/${id}/letters`, who.lena)).body.items;
}

export function close(id: string, by = who.lena) {
  return post(`/letters/batches/${id}/closure`, by, {});
}

export function dispatch(id: string, by = who.lena, printerReference = "PR-1") {
  return post(`/letters/batches/${id}/dispatch`, by, { printerReference });
}

export async function cancel(ref: string, contactId: string) {
  return command(ref, await robot(), "cancel-contact", { contactId });
}
