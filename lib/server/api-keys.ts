/** Keys of other systems: 32 random bytes, shown once, stored hashed. `BATON_API_KEY` is one more, with every scope. */
import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Scope } from "../domain/permissions.ts";
import { pool } from "./database.ts";
import { env } from "./env.ts";
import type { Identity } from "./identity.ts";
import { processWide } from "./process-wide.ts";

export const SCOPES = ["read", "write", "import", "webhooks", "admin"] as const satisfies readonly Scope[];

const ENV_KEY: Identity = { actor: { kind: "api", id: "env" }, scopes: SCOPES };
const prefix = "baton_";

/** A fresh secret, and what is stored of it. */
export function makeSecret(): { secret: string; hashed: Buffer } {
  const secret = prefix + randomBytes(32).toString("base64url");
  return { secret, hashed: hashOf(secret) };
}

/** Whose key this is; null for an unknown or revoked one. At most a second old. */
export async function identifyKey(secret: string): Promise<Identity | null> {
  if (isEnvKey(secret)) return ENV_KEY;
  if (!secret.startsWith(prefix)) return null;
  const hashed = hashOf(secret);
  const name = secretName(secret);
  const known = lookups().get(name);
  if (known) return known;
  const looking = lookUp(hashed);
  lookups().set(name, looking);
  looking.catch(() => lookups().delete(name));
  return looking;
}

/** What a secret is called where it is remembered: its hash. */
export function secretName(secret: string): string {
  return hashOf(secret).toString("base64url");
}

/** The secrets among these that still open, as of now; sockets ask on every heal tick. */
export async function livingSecrets(names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const { rows } = await pool().query<{ name: string }>({
    name: "living-secrets",
    text: `select said.name from unnest($1::text[], $2::bytea[]) as said(name, hash)
      where exists (select from api_keys k where k.hash = said.hash and k.revoked_at is null)
        or exists (select from api_keys k where k.previous_hash = said.hash and k.previous_until > now() and k.revoked_at is null)`,
    values: [names, names.map((name) => Buffer.from(name, "base64url"))],
  });
  return new Set(rows.map(({ name }) => name));
}

/** Forgets what is remembered, so that a key revoked in this process ends at once. */
export function forgetKeys(): void {
  lookups().clear();
}

/** While a key changes its secret, the one before works too. */
const OPENS = "(hash = $1 or (previous_hash = $1 and previous_until > now())) and revoked_at is null";
const FIND = `
  with used as (
    update api_keys set last_used_at = now()
    where ${OPENS} and (last_used_at is null or last_used_at < now() - interval '1 minute')
  )
  select id, scopes from api_keys where ${OPENS}`;

async function lookUp(hashed: Buffer): Promise<Identity | null> {
  const { rows } = await pool().query<{ id: string; scopes: Scope[] }>({
    name: "find-key",
    text: FIND,
    values: [hashed],
  });
  const row = rows[0];
  return row ? { actor: { kind: "api", id: row.id }, scopes: row.scopes } : null;
}

function lookups(): LRUCache<string, Promise<Identity | null>> {
  return processWide("key-look-ups", () => new LRUCache({ max: 10_000, ttl: 1_000 }));
}

function isEnvKey(secret: string): boolean {
  const { apiKey } = env();
  return apiKey !== null && timingSafeEqual(hashOf(secret), hashOf(apiKey));
}

function hashOf(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}
