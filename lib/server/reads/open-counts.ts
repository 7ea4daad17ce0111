import { LRUCache } from "lru-cache";
import { pool } from "../database.ts";
import { processWide } from "../process-wide.ts";

/** How old a count of the people's list may be: it is a guide, and a desk full of people asks for it at once. */
const FRESH_MS = 3_000;

/** How many open cases each person holds: one walk of the ownership index, shared by who asks within a few seconds. */
export function openByOwner(): Promise<Map<string, number>> {
  const known = cache().get("open");
  if (known) return known;
  const counting = count();
  cache().set("open", counting);
  counting.catch(() => cache().delete("open"));
  return counting;
}

async function count(): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ person: string; open: number }>({
    name: "open-by-owner",
    text: `select owner_user as person, count(*)::int as open from cases
           where lifecycle = 'open' and owner_user is not null group by owner_user`,
  });
  return new Map(rows.map(({ person, open }) => [person, open]));
}

function cache(): LRUCache<string, Promise<Map<string, number>>> {
  return processWide("open-by-owner", () => new LRUCache({ max: 1, ttl: FRESH_MS }));
}
