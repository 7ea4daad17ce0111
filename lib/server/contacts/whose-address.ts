/** Whose an address is: the customers whom we wrote to there, and those who have it. */
import type { Channel } from "../../domain/contact-policy/input.ts";
import { e164Of } from "../../domain/phone-number.ts";
import { emailOf } from "../../domain/search/fold.ts";
import { nationalNumbers } from "../../domain/search/phone.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { log } from "../log.ts";
import { valuesOfCustomers } from "../search/searched-values.ts";
import { tokensOf } from "../search/tokens.ts";
import { pointOf } from "./point.ts";

/** A case of a customer, and our last contact there; null when we never wrote to the address. */
export type Place = { ref: string; customerId: string; contactId: string | null };
type Kind = "phone" | "email";

/** The customers whom we wrote to at this address, each on the case of the last contact; the last first, those on this channel before others. */
export async function writtenTo(channel: Channel, address: string): Promise<Place[]> {
  const { rows } = await pool().query<Place>(
    `select ref, customer_id as "customerId", id as "contactId" from (
       select distinct on (h.customer_id) c.ref, h.customer_id, h.id, h.channel = $2 as same, h.at
       from customer_contacts h join cases c on c.id = h.case_id join customers k on k.id = h.customer_id
       where h.point = $1 and h.direction = 'outbound' and k.key is not null
       order by h.customer_id, h.channel = $2 desc, h.at desc) one
     order by same desc, at desc`,
    [pointOf(kindOf(channel), address), channel],
  );
  return rows;
}

/** What more customers have than this is nobody's: a switchboard, or what somebody typed because a number was asked for. */
const MOST_SHARING = 50;

/**
 * The customers who have this address now, those `known` first, the others on their newest case, an open one before closed
 * ones. Where too many have it, only who is known.
 */
export async function having(channel: Channel, address: string, known: Place[], most = MOST_SHARING): Promise<Place[]> {
  const kind = kindOf(channel);
  const byCustomer = new Map<string, Place>();
  for (const place of [...known, ...(await indexed(kind, address, most))])
    if (!byCustomer.has(place.customerId)) byCustomer.set(place.customerId, place);
  // A hash may lie, and who was written to there may have moved: each is looked at in clear.
  const values = await valuesOfCustomers(pool(), [...byCustomer.keys()], [kind]);
  return [...byCustomer.values()].filter(({ customerId }) => {
    return isSame(kind, values.get(customerId)?.[kind] ?? null, address);
  });
}

function kindOf(channel: Channel): Kind {
  return channel === "email" ? "email" : "phone";
}

async function indexed(kind: Kind, address: string, most: number): Promise<Place[]> {
  const { portfolios } = await currentDirectory();
  const texts = kind === "email" ? [emailOf(address)] : nationalNumbers(address);
  const terms = texts.map((text) => ({ part: kind, text }));
  const tokens = Object.keys(portfolios).flatMap((portfolio) => tokensOf(portfolio, terms));
  const { rows } = await pool().query<Place>(
    `select distinct on (c.customer_id) c.ref, c.customer_id as "customerId", null as "contactId"
     from search_tokens t join cases c on c.id = t.case_id where t.token = any($1::bigint[])
     order by c.customer_id, c.lifecycle = 'open' desc, c.id desc limit $2`,
    [tokens, most + 1],
  );
  if (rows.length <= most) return rows;
  log().warn({ channel: kind, more: most }, "too many customers share an address for it to be theirs");
  return [];
}

/** A number that was stored without its country is the same when its national part is. */
function isSame(kind: Kind, stored: string | null, address: string): boolean {
  if (stored === null) return false;
  if (kind === "email") return emailOf(stored) === emailOf(address);
  const whole = e164Of(stored);
  if (whole !== null) return whole === e164Of(address);
  const said = new Set(nationalNumbers(address));
  return nationalNumbers(stored).some((number) => said.has(number));
}
