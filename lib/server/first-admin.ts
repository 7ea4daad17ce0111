import { pool } from "./database.ts";
import { makeLink } from "./invitations.ts";

/** The one-time link by which the first admin comes in; null when there is an active admin. */
export async function firstAdminLink(): Promise<string | null> {
  const { rowCount } = await pool().query("select from people where role = 'admin' and active limit 1");
  return rowCount ? null : makeLink(null);
}
