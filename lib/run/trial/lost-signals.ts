import pg from "pg";

export type LostSignals = {
  /** From now on no signal between nodes arrives, or each does again. */
  lose(): Promise<void>;
  pass(): Promise<void>;
  /** How many were lost on this channel since the last `lose`. */
  lost(channel: string): Promise<number>;
  end(): Promise<void>;
};

// Stands before the system's own, in whose place every connection finds it, and so it can drop what it is given.
const SHIM = `
  create schema signals;
  create table signals.losing (now boolean);
  create table signals.lost (channel text);
  create function signals.pg_notify(channel text, payload text) returns void language plpgsql as $$
  begin
    if exists (select from signals.losing) then insert into signals.lost values (channel);
    else perform pg_catalog.pg_notify(channel, payload);
    end if;
  end $$`;

/** Lets signals between nodes be lost on purpose. Call it before any node is connected. */
export async function mayLoseSignals(databaseUrl: string): Promise<LostSignals> {
  const sql = new pg.Client({ connectionString: databaseUrl });
  sql.on("error", () => {});
  await sql.connect();
  const { rows } = await sql.query("select quote_ident(current_database()) as name");
  await sql.query(SHIM);
  await sql.query(`alter database ${rows[0]?.name} set search_path = public, signals, pg_catalog`);
  return {
    lose: async () => void (await sql.query("truncate signals.lost; insert into signals.losing values (true)")),
    pass: async () => void (await sql.query("delete from signals.losing")),
    lost: async (channel) => {
      const found = await sql.query("select from signals.lost where channel = $1", [channel]);
      return found.rowCount ?? 0;
    },
    end: () => sql.end(),
  };
}
