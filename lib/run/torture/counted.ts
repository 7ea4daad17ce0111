import type { Client } from "../trial/client.ts";

/** What a node counts under this name, as its `/metrics` tell. */
export async function counted({ url, headers }: Client, name: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers });
  const value = new RegExp(`^${name} (\\S+)`, "m").exec(await answer.text())?.[1];
  if (value === undefined) throw new Error(`/metrics was answered ${answer.status} and has no ${name}`);
  return Number(value);
}
