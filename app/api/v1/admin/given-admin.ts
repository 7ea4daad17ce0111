/** Test kit: an admin at the admin API. Only tests import it. */
import { get, send, signIn, type Who } from "../given-api.ts";

export const put = async (path: string, body?: unknown, who?: Who) =>
  send("PUT", `/api/v1${path}`, who ?? (await signIn("adam")), body);
export const patch = async (path: string, body: unknown) => send("PATCH", `/api/v1${path}`, await signIn("adam"), body);
export const remove = async (path: string) => send("DELETE", `/api/v1${path}`, await signIn("adam"));

export async function lastChange() {
  const { body } = await get("/admin/changes?limit=1", await signIn("adam"));
  return body.items[0];
}
