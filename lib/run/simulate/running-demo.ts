import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the running demo is and how its people and its gateways come in. */
export type RunningDemo = { url: string; key: string; password: string };
type Settings = Record<string, string | undefined>;

/**
 * The demo that these settings start (http-api.md 6): its public origin, the key that it keeps in its data folder, its
 * people's password. Makes and changes nothing. Throws an Error in words when it does not run or is no demo.
 */
export async function findDemo(settings: Settings, givenUrl: string | null): Promise<RunningDemo> {
  const url = givenUrl ?? publicUrlOf(settings);
  await requireBaton(url);
  if (said(settings, "BATON_DEMO") === "0") throw new Error(noDemo(url, "BATON_DEMO is 0"));
  const password = said(settings, "BATON_DEMO_PASSWORD") ?? "baton-demo";
  return { url, key: said(settings, "BATON_API_KEY") ?? keptKey(settings, url), password };
}

/** A setting; an empty one counts as absent. */
function said(settings: Settings, name: string): string | undefined {
  return settings[name]?.trim() || undefined;
}

function publicUrlOf(settings: Settings): string {
  const text = said(settings, "NEXTAUTH_URL") ?? `http://localhost:${said(settings, "PORT") ?? "3000"}`;
  const url = URL.parse(text);
  if (url) return url.origin;
  throw new Error(`NEXTAUTH_URL and PORT give no address: ${text}. Give one with --url.`);
}

async function requireBaton(url: string): Promise<void> {
  const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (!answer) {
    throw new Error(`Nothing answers at ${url}. Start Baton with npm start, or say where it runs: PORT or --url.`);
  }
  if (answer.ok && /"status":"ok"/.test(await answer.text())) return;
  throw new Error(`What answers at ${url} is not Baton. Say where it runs: PORT or --url.`);
}

function keptKey(settings: Settings, url: string): string {
  const folder = resolve(said(settings, "BATON_DATA_DIR") ?? ".baton");
  const file = join(folder, "demo-api-key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  throw new Error(noDemo(url, `no demo has put its key into ${folder} (BATON_DATA_DIR)`));
}

export function noDemo(url: string, why: string): string {
  return `Baton at ${url} is not the demo: ${why}. Simulated colleagues work in a demo only.`;
}
