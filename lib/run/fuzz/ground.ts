/** A whole installation to fuzz: its own server process and database, the demo's people, keys and a planted customer. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../bench/stand.ts";
import { type Program, startProgram } from "../program.ts";
import { signIn } from "../simulate/sign-in.ts";
import { everyKindOf } from "./askers.ts";
import { Pools } from "./pools.ts";
import { usualWords } from "./usual-words.ts";
import type { Asker, World } from "./volley.ts";

export type Ground = {
  world: World;
  /** The key with every scope. */
  key: string;
  dataDir: string;
  server: Program;
  /** A key of its own with these scopes. */
  makeKey(scopes: string[]): Promise<string>;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answered }>;
  stop(): Promise<void>;
};
type Answered = { items?: Record<string, string>[]; ref?: string; secret?: string; version?: number };

export const SECRETS = ["Quillfeather", "quillfeather", "7094 6177", "70946177"];
const PASSWORD = "baton-demo";
const RATE = { perSecond: 1e6, burst: 1e6 };
const LIMITS = {
  ...Object.fromEntries(
    ["person", "key", "search", "reveal", "reassign", "preview", "upload", "export"].map((one) => [one, RATE]),
  ),
  signIn: { failures: 1e6, addressFailures: 1e6, accountFailures: 1e6 },
};

export async function breakGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), "baton-fuzz-"));
  const key = `fuzz-${randomBytes(24).toString("hex")}`;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = await startProgram(
    ["lib/run/main.ts"],
    {
      PORT: String(port),
      BATON_DATA_DIR: dataDir,
      BATON_API_KEY: key,
      BATON_DEMO: "1",
      BATON_DEMO_PASSWORD: PASSWORD,
      BATON_LIMITS: JSON.stringify(LIMITS),
      LOG_LEVEL: "info",
    },
    /Baton is ready/,
  );
  const ask = asking(url, key);
  const makeKey = async (scopes: string[]) => {
    const { body } = await ask("POST", "/keys", { name: "fuzz", scopes });
    return body.secret ?? "";
  };
  const stop = async () => {
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const world = { url, askers: await askers(url, makeKey), pools: await pools(ask), secrets: SECRETS };
  return { world, key, dataDir, server, makeKey, ask, stop };
}

function asking(url: string, key: string): Ground["ask"] {
  return async (method, path, body) => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Answered };
  };
}

async function askers(url: string, makeKey: Ground["makeKey"]): Promise<World["askers"]> {
  const demo = { url, password: PASSWORD, key: "" };
  const person = async (name: string, maySeeCustomers: boolean, at: RegExp): Promise<Asker> => {
    const renew = async () => {
      const jar = await signIn(demo, `${name}@baton.example`);
      return { cookie: jar.header(), origin: url };
    };
    return { proof: await renew(), renew, maySeeCustomers, at };
  };
  const key = async (scopes: string[], maySeeCustomers: boolean, at: RegExp): Promise<Asker> => {
    const renew = async () => ({ authorization: `Bearer ${await makeKey(scopes)}` });
    return { proof: await renew(), renew, maySeeCustomers, at };
  };
  return everyKindOf(person, key);
}

async function pools(ask: Ground["ask"]): Promise<Pools> {
  const pools = new Pools();
  for (let at = 0; at < 4; at += 1) {
    const customer = {
      name: "Ottoline Quillfeather",
      phone: "+44 20 7094 6177",
      email: "o.quillfeather@customer.example",
    };
    const debts = [{ reference: `FZ-${at}`, balanceMinor: 10_000 }];
    const { body } = await ask("POST", "/cases", {
      commandId: `fuzz-plant-${at}`,
      portfolio: await portfolioOf(ask),
      customer,
      debts,
    });
    if (body.ref) pools.add("ref", body.ref);
  }
  const cases = await ask("GET", "/cases?limit=20");
  pools.add("ref", ...(cases.body.items ?? []).flatMap(({ ref }) => ref ?? []));
  const people = (await ask("GET", "/people?limit=200")).body.items ?? [];
  for (const [name, words] of Object.entries(usualWords(people.flatMap(({ id }) => id ?? []))))
    pools.add(name, ...words);
  pools.add("/api/v1/admin/teams", "payments");
  return pools;
}

async function portfolioOf(ask: Ground["ask"]): Promise<string> {
  const { body } = await ask("GET", "/portfolios");
  return body.items?.find(({ currency }) => currency === "GBP")?.slug ?? "";
}
