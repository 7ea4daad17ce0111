import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Identity } from "../../server/identity.ts";
import { newId } from "../../server/ids.ts";
import { openInstallationKey } from "../../server/installation-key.ts";
import { closePool } from "../close-pool.ts";
import { type Nodes, startNodes, type Wanted } from "../nodes/start-nodes.ts";
import { Client } from "../trial/client.ts";
import { Desk } from "../trial/desk.ts";
import type { Trial } from "./trial.ts";

/** Nodes of Baton with a small organisation, and a way past them to their database. */
export type Stand = Nodes & {
  desk: Desk;
  sql: pg.Pool;
  /** The same person or key, who asks this node past the proxy. */
  at(node: number, client: Client): Client;
};

/** Whoever commits from outside, as another program would. */
export const OUTSIDER: Identity = { actor: { kind: "api", id: "env" }, scopes: ["read", "write"] };

/** Starts them on ports of the torture's own. This process is ready to commit on their database, too. */
export async function startStand(trial: Trial, wanted: Wanted): Promise<Stand> {
  const secrets = {
    BATON_SECRET: randomBytes(32).toString("base64"),
    BATON_MASTER_KEY: randomBytes(32).toString("base64"),
  };
  const env = { LOG_LEVEL: "warn", ...secrets, ...wanted.env };
  const nodes = await startNodes({ port: Number(process.env.BATON_TORTURE_PORT ?? 4450), ...wanted, env });
  trial.atEnd(() => nodes.stop());
  Object.assign(process.env, { ...env, DATABASE_URL: nodes.databaseUrl, BATON_DEMO: "0" });
  trial.atEnd(() => closePool());
  const sql = new pg.Pool({ connectionString: nodes.databaseUrl, max: 8 });
  sql.on("error", () => {});
  trial.atEnd(() => sql.end());
  await openInstallationKey(sql);
  const desk = await Desk.open(nodes);
  const at = (node: number, { actor, headers }: Client) =>
    new Client(nodes.web[node % nodes.web.length]?.url ?? nodes.url, actor, headers);
  return { ...nodes, desk, sql, at };
}

/** Opens so many cases, a few at a time. */
export async function openCases(desk: Desk, count: number): Promise<string[]> {
  const refs: string[] = [];
  while (refs.length < count) {
    const group = Array.from({ length: Math.min(20, count - refs.length) }, () => desk.openCase());
    refs.push(...(await Promise.all(group)));
  }
  return refs;
}

/** A command of the outsider that nobody will be told of. */
export function aNote(text: string): { commandId: string; type: string; data: object } {
  return { commandId: newId(), type: "add-note", data: { text } };
}
