import { afterAll, beforeAll, expect, it } from "vitest";
import { mappingSchema } from "../../domain/import/mapping.ts";
import { beginOrganisation } from "../org/given-organisation.ts";
import { answerTo, importFile, runAll, stage } from "./given-import.ts";
import { leftOutAfter } from "./left-out.ts";
import { readBatches } from "./read-batches.ts";
import { layDown, takeUpNext } from "./run.ts";
import { inOrder } from "./staged-cases.ts";

let end: () => Promise<unknown>;
beforeAll(async () => {
  end = await beginOrganisation();
});
afterAll(() => end());

const from = (source: string) =>
  mappingSchema.parse({
    source,
    asOf: "2025-12-31",
    portfolio: { constant: "cards" },
    customer: { reference: { column: "customer" } },
    debt: {
      reference: { column: "debt" },
      opened: { constant: "2025-01-10" },
      amount: { column: "amount" },
      currency: { constant: "GBP" },
    },
  });
const rowsOf = (customer: string, count: number) => Array.from({ length: count }, (_, n) => `${customer},D${n},5.00`);
const fileOf = (...rows: string[]) => ["customer,debt,amount", ...rows].join("\n");

it("rows of a case beyond the most are left out with the reason, and the others go in", async () => {
  const id = await stage(fileOf(...rowsOf("many", 603), ...rowsOf("few", 2)), from("capped"));
  const run = await takeUpNext();
  if (!run) throw new Error("nothing waits");
  await readBatches(run, new AbortController().signal);
  const next = inOrder(id, 3);
  const taken = [...(await next()), ...(await next())];
  expect(taken.map(({ staged }) => staged.length).sort()).toEqual([2, 3]);
  expect((await answerTo(id)).counts).toMatchObject({ read: 605, refused: 600, finished: 600 });
  const [first] = await leftOutAfter(id, 0, 1);
  expect(first).toMatchObject({
    line: 5,
    errors: [{ field: "customer.reference", message: expect.stringContaining("3 rows") }],
  });
  await layDown(id);
  await runAll();
  expect((await answerTo(id)).counts).toMatchObject({ cases: 2, applied: 2, refused: 600, finished: 605 });
});

it("one that has taken its process with it three times without getting further fails, and the next gets its turn", async () => {
  const deadly = await stage(fileOf(...rowsOf("a", 1)), from("deadly"));
  const behind = await stage(fileOf(...rowsOf("b", 1)), from("behind"));
  for (let time = 0; time < 3; time++) expect((await takeUpNext())?.id).toBe(deadly);
  await runAll();
  expect(await answerTo(deadly)).toMatchObject({ state: "failed", failure: expect.stringContaining("3 times") });
  expect(await answerTo(behind)).toMatchObject({ state: "done", counts: { applied: 1 } });
});

it("one that was left in good order, or got further, is taken up as if for the first time", async () => {
  const id = await stage(fileOf(...rowsOf("c", 1)), from("patient"));
  for (let time = 0; time < 3; time++) await takeUpNext();
  await layDown(id);
  for (let time = 0; time < 2; time++) await takeUpNext();
  const run = await takeUpNext();
  if (!run) throw new Error("nothing waits");
  expect(run.attempts).toBe(3);
  await readBatches(run, new AbortController().signal);
  expect((await takeUpNext())?.attempts).toBe(1);
  await runAll();
  expect(await answerTo(id)).toMatchObject({ state: "done" });
  expect(await importFile(fileOf(...rowsOf("d", 1)), from("after"))).toMatchObject({ state: "done" });
});
