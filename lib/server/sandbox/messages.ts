/** What the sandboxes of a demo took in and gave out. Everything that was said is sealed under the installation's key. */
import { openForInstallation, sealForInstallation } from "../crypto.ts";
import { pool } from "../database.ts";
import { newId } from "../ids.ts";

/** `status` and what follows it are of texts: how far the provider says it has come, and where it tells. */
export type Said = {
  to: string;
  from: string;
  text: string;
  subject?: string;
  html?: string;
  contactId?: string;
  media?: string;
  /** Of mail: where an answer goes, and where a bounce does. */
  replyTo?: string;
  returnPath?: string;
  status?: string;
  errorCode?: string;
  callback?: string;
};
export type SandboxMessage = {
  id: string;
  channel: "sms" | "whatsapp" | "email";
  direction: "to-customer" | "from-customer";
  providerId: string;
  at: string;
  said: Said;
};
type Row = Omit<SandboxMessage, "at" | "said"> & { at: Date; sealed: Buffer };

const COLUMNS = `id, channel, direction, provider_id as "providerId", at, sealed`;

/** `point`: the keyed hash of the customer's address (contacts/point.ts), under which their messages are found again. */
export async function keepMessage(
  message: Omit<SandboxMessage, "id" | "at"> & { point: Buffer },
): Promise<SandboxMessage> {
  const { channel, direction, point, providerId, said } = message;
  const id = newId();
  const { rows } = await pool().query<Row>(
    `insert into sandbox_messages (id, channel, direction, point, sealed, provider_id) values ($1, $2, $3, $4, $5, $6)
     returning ${COLUMNS}`,
    [id, channel, direction, point, sealForInstallation(said, boundTo(id)), providerId],
  );
  return opened(rows)[0] as SandboxMessage;
}

export async function messageNamed(providerId: string): Promise<SandboxMessage | null> {
  const { rows } = await pool().query<Row>(`select ${COLUMNS} from sandbox_messages where provider_id = $1`, [
    providerId,
  ]);
  return opened(rows)[0] ?? null;
}

/** The last messages from and to these addresses, newest first. */
export async function messagesAt(points: Buffer[], limit = 200): Promise<SandboxMessage[]> {
  const { rows } = await pool().query<Row>(
    `select ${COLUMNS} from sandbox_messages where point = any($1) order by at desc, id desc limit $2`,
    [points, limit],
  );
  return opened(rows);
}

export async function changeMessage({ id, said }: SandboxMessage, change: Partial<Said>): Promise<void> {
  const sealed = sealForInstallation({ ...said, ...change }, boundTo(id));
  await pool().query("update sandbox_messages set sealed = $2 where id = $1", [id, sealed]);
}

function opened(rows: Row[]): SandboxMessage[] {
  return rows.map(({ sealed, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    said: openForInstallation<Said>(sealed, boundTo(row.id)),
  }));
}

function boundTo(id: string): string {
  return `sandbox-message:${id}`;
}
