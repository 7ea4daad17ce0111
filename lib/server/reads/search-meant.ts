/** Looks in clear at what the index found, opening no more than it takes: the card, then values, then the whole state. */
import { type QueueRow, UNREADABLE } from "../../domain/queue-row.ts";
import type { Findable, Part } from "../../domain/search/terms.ts";
import { isMeant, type Reading } from "../../domain/search/wanted.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { SEARCHED, valuesOfCustomers } from "../search/searched-values.ts";
import { logDamage, unlessDamaged } from "../unless-damaged.ts";
import type { CardRow } from "./cards.ts";
import { stateOf } from "./case.ts";

const NOTHING: Findable = { name: "", phone: null, email: null, reference: null, debts: [] };

/** The ids of the rows that one of the readings means. `cards` as the rows. */
export async function meantAmong(rows: CardRow[], cards: QueueRow[], readings: Reading[]): Promise<Set<string>> {
  const meant = new Set<string>();
  const look = (row: CardRow, found: Partial<Findable>) => {
    if (isMeant(readings, { ...NOTHING, ...found })) meant.add(row.id);
  };
  // What cannot be opened cannot be compared with what was asked for.
  const left = () => readable.filter((row) => !meant.has(row.id));
  const readable = rows.filter((_, at) => cards[at]?.customerName !== UNREADABLE);
  for (const [at, row] of rows.entries()) look(row, { name: cards[at]?.customerName ?? "" });
  const kinds = SEARCHED.filter((kind) => asks(readings, kind));
  if (kinds.length > 0 && left().length > 0) {
    const values = await valuesOf(left(), kinds);
    for (const row of left()) look(row, values.get(row.customer_id) ?? {});
  }
  if (asks(readings, "debt")) for (const { row, debts } of await debtsOf(left())) look(row, { debts });
  return meant;
}

function asks(readings: Reading[], part: Part): boolean {
  return readings.some(({ terms }) => terms.some((term) => term.part === part));
}

type Values = Awaited<ReturnType<typeof valuesOfCustomers>>;

/** All at once; where one of them cannot be opened, one after the other. */
async function valuesOf(rows: CardRow[], kinds: readonly string[]): Promise<Values> {
  const ids = [...new Set(rows.map((row) => row.customer_id))];
  return unlessDamaged(
    () => valuesOfCustomers(pool(), ids, kinds),
    async () => {
      const each = rows.map((row) =>
        unlessDamaged(
          () => valuesOfCustomers(pool(), [row.customer_id], kinds),
          (error) => {
            logDamage(row.ref, row.version, error);
            return new Map() as Values;
          },
        ),
      );
      return new Map((await Promise.all(each)).flatMap((values) => [...values]));
    },
  );
}

async function debtsOf(rows: CardRow[]): Promise<{ row: CardRow; debts: string[] }[]> {
  if (rows.length === 0) return [];
  const { rows: sealed } = await pool().query<{ id: string; state: Buffer }>(
    "select id, state from cases where id = any($1)",
    [rows.map((row) => row.id)],
  );
  const states = new Map(sealed.map(({ id, state }) => [id, state]));
  const read = (row: CardRow) =>
    unlessDamaged(
      () => debtReferences(row, states.get(row.id)),
      (error) => {
        logDamage(row.ref, row.version, error);
        return [];
      },
    );
  return Promise.all(rows.map(async (row) => ({ row, debts: await read(row) })));
}

async function debtReferences(
  { customer_id: customerId, wrapped, ...row }: CardRow,
  state: Buffer = Buffer.alloc(0),
): Promise<string[]> {
  const { debts } = await stateOf({ ...row, customerId, state, key: customerKey(customerId, wrapped) });
  return debts.map(({ reference }) => reference);
}
