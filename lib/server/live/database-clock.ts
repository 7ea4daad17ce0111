import { pool } from "../database.ts";

/** The database's clock, which every recorded time comes from, as this process can tell it without asking. */
export class DatabaseClock {
  #ahead = 0;

  static async read(): Promise<DatabaseClock> {
    const clock = new DatabaseClock();
    await clock.read();
    return clock;
  }

  async read(): Promise<void> {
    const asked = Date.now();
    const { rows } = await pool().query<{ now: number }>(
      "select extract(epoch from clock_timestamp())::float8 * 1000 as now",
    );
    this.#ahead = (rows[0]?.now ?? asked) - (asked + Date.now()) / 2;
  }

  now(): string {
    return new Date(Date.now() + this.#ahead).toISOString();
  }
}
