/** A small organisation on a database of its own, for the integration tests of this folder. */
import { randomUUID } from "node:crypto";
import { weekdays } from "../../domain/calendar.ts";
import type { Role } from "../../domain/codes.ts";
import { createTestDatabase } from "../../run/test-database.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { openCase, readOpening } from "../open-case.ts";
import { readCommand } from "../read-command.ts";
import { type Answer, runCommand } from "../run-command.ts";

export const KEY: Identity = { actor: { kind: "api", id: "env" }, scopes: ["read", "write", "admin"] };
const hours = Object.fromEntries(weekdays.map((day) => [day, [["00:00", "24:00"]]]));

/** Begins with teams `early` and `late`, both granted `cards`, whose default team is `early`. Returns how to end. */
export async function beginOrganisation(): Promise<() => Promise<{ deadlocks: number }>> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  for (const team of ["early", "late", "spare"]) await addTeam(team);
  await pool().query(
    "insert into portfolios values ('cards', 'Cards', 'Larkfield', 'GBP', 'uk', 'Europe/London', 'early')",
  );
  await pool().query("insert into grants values ('early', 'cards'), ('late', 'cards')");
  return async () => {
    await pool().end();
    Reflect.deleteProperty(globalThis, Symbol.for("baton.pool"));
    const deadlocks = await deadlocksOf(database.url);
    await database.drop();
    return { deadlocks };
  };
}

/** Counted once every backend of the pool has gone and handed in its figures. */
async function deadlocksOf(url: string): Promise<number> {
  const { Client } = (await import("pg")).default;
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ deadlocks: string }>(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  await client.end();
  return Number(rows[0]?.deadlocks);
}

async function addTeam(slug: string): Promise<void> {
  await pool().query("insert into teams values ($1, $1, 'Europe/London', 'none', $2, 240, 60)", [slug, hours]);
}

export async function addPerson(role: Role = "agent", teams: string[] = ["early"]): Promise<string> {
  const id = newId();
  await pool().query("insert into people (id, email, name, role) values ($1, $2, $3, $4)", [
    id,
    `${id}@x.example`,
    id,
    role,
  ]);
  await pool().query("insert into memberships select $1, unnest($2::text[])", [id, teams]);
  return id;
}

export function as(person: string): Identity {
  return { actor: { kind: "user", id: person } };
}

/** A new case in the queue of `early`. Returns its reference. */
export async function addCase(): Promise<string> {
  const customer = { name: "Ruth Achterberg" };
  const body = {
    commandId: randomUUID(),
    portfolio: "cards",
    customer,
    debts: [{ reference: "D1", balanceMinor: 100 }],
  };
  return (await openCase(KEY, readOpening(body))).ref;
}

export function give(by: Identity, ref: string, type: string, data: object = {}): Promise<Answer> {
  return runCommand(by, ref, readCommand({ commandId: randomUUID(), type, data }));
}

export async function offer(by: Identity, ref: string, toTeam: string, toUser: string | null = null): Promise<string> {
  const { events } = await give(by, ref, "offer-handover", { toTeam, toUser, reason: "skill", note: "Please." });
  const [event] = events;
  if (event?.type !== "handover-offered") throw new Error("nothing was offered");
  return event.data.handoverId;
}
