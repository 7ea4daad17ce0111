import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "./database.ts";
import { newId } from "./ids.ts";
import { AMARA, BEN, givenDesk } from "./live/given-live.ts";
import { forgetSignIns } from "./old-sign-ins.ts";
import { isSessionAlive, startSession } from "./sessions.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;
beforeAll(async () => {
  desk = await givenDesk();
});
afterAll(() => desk.drop());

async function session(person: string, seenDaysAgo: number): Promise<string> {
  const id = await startSession(person, 1);
  await pool().query("update sessions set seen_at = now() - make_interval(days => $2) where id = $1", [
    id,
    seenDaysAgo,
  ]);
  return id;
}

async function link(daysAgo: number): Promise<string> {
  const id = newId();
  await pool().query(
    "insert into invitations (id, hash, person_id, expires_at) values ($1, $2, $3, now() - make_interval(days => $4))",
    [id, Buffer.from(id), AMARA, daysAgo],
  );
  return id;
}

test("sessions and links that opened nothing for 90 days go; the last session of a person and younger ones stay", async () => {
  const old = await session(AMARA, 91);
  const young = await session(AMARA, 89);
  const living = await session(AMARA, 0);
  const last = await session(BEN, 400);
  const [oldLink, youngLink] = [await link(91), await link(89)];

  expect(await forgetSignIns()).toBe(2);

  const { rows: kept } = await pool().query<{ id: string }>("select id from sessions");
  expect(kept.map(({ id }) => id).sort()).toEqual([young, living, last].sort());
  expect(kept).not.toContainEqual({ id: old });
  const { rows: links } = await pool().query("select id from invitations");
  expect(links).toEqual([{ id: youngLink }]);
  expect(links).not.toContainEqual({ id: oldLink });
  expect(await isSessionAlive(living)).toBe(true);
  expect(await forgetSignIns()).toBe(0);
});

test("years of them go too, so many at once that no statement runs out of its time", async () => {
  await pool().query(`insert into people (id, email, name, role)
    select gen_random_uuid(), 'p' || n || '@old.example', 'p', 'agent' from generate_series(1, 40) n`);
  await pool().query(`insert into sessions (id, person_id, auth_epoch, seen_at)
    select gen_random_uuid(), p.id, 1, now() - make_interval(hours => 2160 + n) from people p, generate_series(1, 300) n
    where p.email like '%@old.example'`);
  await pool().query(`
    create function refuse_many() returns trigger language plpgsql as $$ begin
      if (select count(*) from gone) > 10000 then raise exception 'too many at once'; end if; return null; end $$;
    create trigger refuse_many after delete on sessions referencing old table as gone
      for each statement execute function refuse_many()`);
  expect(await forgetSignIns()).toBe(40 * 299);
});
