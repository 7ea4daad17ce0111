import type { Client } from "./client.ts";
import type { Desk, TeamSlug } from "./desk.ts";

export const NOBODY = "00000000-0000-7000-8000-000000999999";

const PLACES: { role: string; team: TeamSlug }[] = [
  { role: "agent", team: "early-arrears" },
  { role: "lead", team: "early-arrears" },
  { role: "agent", team: "late-stage" },
  { role: "lead", team: "late-stage" },
  { role: "specialist", team: "specialist-support" },
  { role: "lead", team: "specialist-support" },
  { role: "complaints", team: "complaints" },
  { role: "specialist", team: "disputes" },
  { role: "agent", team: "pre-legal" },
  { role: "compliance", team: "complaints" },
];

/** A person at work, and where. */
export type Worker = { client: Client; team: TeamSlug };

/** So many people (one address may use 20 welcome links at once), each with a session, and so many keys, of which every sixth only reads. */
export async function crowd(desk: Desk, people: number, keys: number): Promise<{ people: Worker[]; keys: Client[] }> {
  const employed: Worker[] = [];
  for (let first = 0; first < people; first += PLACES.length) {
    const group = PLACES.slice(0, people - first).map(async ({ role, team }, at) => {
      const client = await desk.employ({ name: `Person ${first + at}`, role, teams: [team] });
      return { client, team };
    });
    employed.push(...(await Promise.all(group)));
  }
  const scopes = (at: number) => (at % 6 === 5 ? ["read"] : ["read", "write"]);
  const made = await Promise.all(Array.from({ length: keys }, (_, at) => desk.makeKey(...scopes(at))));
  return { people: employed, keys: made };
}
