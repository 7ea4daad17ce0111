import { pool } from "../../server/database.ts";
import { searchCases } from "../../server/reads/search.ts";
import { timed } from "./lists.ts";
import type { Scratch } from "./scratch.ts";

/** What is searched, from very common to found once; the customer is one of those that are there. */
const SEARCHES: Record<string, (known: { phone: string; email: string; reference: string }) => string> = {
  "two letters, very common": () => "ma",
  "three letters": () => "mac",
  "a given name": () => "isobel",
  "two words, both common": () => "ma ma",
  "two common beginnings": () => "is ke",
  "name and initial": () => "p kerr",
  "nobody's name": () => "xqzwv",
  "two words of nobody": () => "isobel xqzwv",
  "a phone number": ({ phone }) => phone,
  "the last four digits": ({ phone }) => phone.slice(-4),
  "an email address": ({ email }) => email,
  "the beginning of one": ({ email }) => email.slice(0, 9),
  "a customer's reference": ({ reference }) => reference,
};

/** Milliseconds of a whole search in process: tokens, database, opening and verifying the page, the access log. */
export async function measureSearches(
  { directory, readers }: Scratch,
  known: Parameters<(typeof SEARCHES)[string]>[0],
) {
  const figures: { search: string; ms: number; rows: number; more: boolean }[] = [];
  for (const [search, textOf] of Object.entries(SEARCHES)) {
    const text = textOf(known);
    const each: number[] = [];
    let answer = { rows: 0, more: false };
    for (const viewer of Object.values(readers)) {
      each.push(
        await timed(async () => {
          const { items, nextCursor } = await searchCases(viewer, directory, { text, limit: 50 });
          answer = { rows: items.length, more: nextCursor !== null };
        }),
      );
    }
    figures.push({ search, ms: Math.max(...each), ...answer });
  }
  return figures;
}

/** The size of the index on disk, in megabytes. */
export async function indexMegabytes(): Promise<number> {
  const { rows } = await pool().query<{ bytes: string }>("select pg_total_relation_size('search_tokens') as bytes");
  return Number(rows[0]?.bytes ?? 0) / 1e6;
}
