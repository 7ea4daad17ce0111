/** Answers to who is there: so many of a link, over all browsers, and so many of a customer in a day, over all links. */
import { MOST_TRIES, MOST_TRIES_A_DAY } from "../../domain/pay-identity.ts";
import { pool } from "../database.ts";
import type { Link } from "./link.ts";

const LAPSED = "t.since < clock_timestamp() - interval '1 day'";

/** Counts a try before it is looked at, so that many browsers at once have no more of them. False: there is none left. */
export async function takeTry({ id, customerId }: Link): Promise<boolean> {
  const { rows } = await pool().query<{ taken: boolean }>(
    `with of_link as (
       update pay_links set tries = tries + 1 where id = $1 and tries < $3 and locked_at is null returning id),
     of_customer as (
       insert into pay_tries as t (customer_id, tries, since) select $2, 1, clock_timestamp() from of_link
       on conflict (customer_id) do update set tries = case when ${LAPSED} then 1 else t.tries + 1 end,
         since = case when ${LAPSED} then excluded.since else t.since end
       where ${LAPSED} or t.tries < $4 returning customer_id)
     select exists (select from of_customer) as taken`,
    [id, customerId, MOST_TRIES, MOST_TRIES_A_DAY],
  );
  return rows[0]?.taken === true;
}

/** Who has shown that it is they may mistype again another day. */
export async function forgetTries({ id, customerId }: Link): Promise<void> {
  await pool().query(
    `with forgotten as (delete from pay_tries where customer_id = $2)
     update pay_links set tries = 0 where id = $1 and locked_at is null`,
    [id, customerId],
  );
}

export async function isUsedUp({ id, customerId }: Link): Promise<boolean> {
  const { rows } = await pool().query<{ up: boolean }>(
    `select exists (select from pay_links where id = $1 and tries >= $3)
       or exists (select from pay_tries t where customer_id = $2 and tries >= $4 and not ${LAPSED}) as up`,
    [id, customerId, MOST_TRIES, MOST_TRIES_A_DAY],
  );
  return rows[0]?.up === true;
}

export async function forgetOldTries(): Promise<void> {
  await pool().query(`delete from pay_tries t where ${LAPSED}`);
}
