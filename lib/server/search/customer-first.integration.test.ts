import { afterAll, beforeAll, expect, it } from "vitest";
import { mappingSchema } from "../../domain/import/mapping.ts";
import { type Client, inTransaction, pool } from "../database.ts";
import { importFile } from "../import/given-import.ts";
import { begin, standing } from "../org/forced-order.ts";
import { addCase, beginOrganisation, give, KEY } from "../org/given-organisation.ts";

let end: () => Promise<{ deadlocks: number }>;
beforeAll(async () => {
  end = await beginOrganisation();
});
afterAll(async () => {
  expect(await end()).toEqual({ deadlocks: 0 });
});

/** As a fact about the customer does: them first, then all their cases, while the work stands at the customer. */
async function lockAllDuring(customer: string, work: () => Promise<unknown>) {
  const begun = await inTransaction(async (client) => {
    await client.query("select 1 from customers where id = $1 for update", [customer]);
    const begun = begin(work);
    await standing([begun]);
    await lockCasesOf(client, customer);
    return begun;
  });
  return begun.outcome;
}

async function lockCasesOf(client: Client, customer: string): Promise<void> {
  await client.query("select 1 from cases where customer_id = $1 order by id for update nowait", [customer]);
}

async function customerOf(where: string, value: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `select u.id from customers u join cases k on k.customer_id = u.id where ${where} = $1`,
    [value],
  );
  return rows[0]?.id ?? "";
}

it.each([
  ["add-debt", { debt: { reference: "D2", balanceMinor: 5 } }],
  ["change-contact-point", { kind: "phone", value: "+44 7700 900601" }],
])("%s locks the customer before the case", async (type, data) => {
  const ref = await addCase();
  const outcome = await lockAllDuring(await customerOf("k.ref", ref), () => give(KEY, ref, type, data));
  expect(outcome).toMatchObject({ status: "fulfilled" });
});

it("an import that adds to a case locks its customer first", async () => {
  const mapping = mappingSchema.parse({
    source: "ledger",
    asOf: "2025-12-31",
    portfolio: { constant: "cards" },
    customer: { reference: { column: "customer" } },
    debt: {
      reference: { column: "debt" },
      opened: { column: "opened" },
      amount: { column: "amount" },
      currency: { constant: "GBP" },
    },
    dispute: { when: { column: "disputed" }, on: { constant: "2025-02-15" } },
  });
  const head = "customer,debt,opened,amount,disputed";
  await importFile(`${head}\nC1,D1,2025-01-10,10.00,`, mapping);
  const more = `${head}\nC1,D1,2025-01-10,10.00,yes\nC1,D2,2025-03-10,10.00,`;
  const outcome = await lockAllDuring(await customerOf("u.source", "ledger"), () => importFile(more, mapping));
  expect(outcome).toMatchObject({ status: "fulfilled", value: { counts: { applied: 2, refused: 0 } } });
});
