/** Mappings kept under a name, for everybody who imports. */
import { validate as isUuid } from "uuid";
import type { Mapping } from "../../domain/import/mapping.ts";
import { type Client, errorCode, pool } from "../database.ts";
import { actorKey, type Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { changeOrganisation } from "../org/change.ts";
import { noSuch } from "../org/refusals.ts";
import { Problem } from "../problem.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer, Page } from "../reads/directory-lists.ts";

type Given = { name: string; mapping: Mapping };
export type SavedMapping = Given & {
  id: string;
  createdBy: { kind: string; id: string };
  createdAt: string;
  changedBy: { kind: string; id: string };
  changedAt: string;
};
type Row = Omit<SavedMapping, "createdBy" | "changedBy"> & { created_by: string; changed_by: string };

const COLUMNS = `id, name, mapping, created_by, changed_by, wire_time(created_at) as "createdAt", wire_time(changed_at) as "changedAt"`;
const list = { list: "import-mappings" };

/** By name. */
export async function listMappings({ limit, cursor }: Page): Promise<ListAnswer<SavedMapping>> {
  const after = cursor === undefined ? null : readCursor(list, cursor).key;
  const { rows } = await pool().query<Row>(
    `select ${COLUMNS} from import_mappings where $1::text is null or lower(name) > lower($1) order by lower(name) limit $2`,
    [after, limit + 1],
  );
  const items = rows.slice(0, limit).map(toSaved);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? makeCursor(list, { key: last.name, id: last.id }) : null };
}

/** Throws 409 for a name that another mapping has. */
export async function keepMapping(by: Identity, { name, mapping }: Given): Promise<SavedMapping> {
  const id = newId();
  return change(by, "import-mapping-kept", id, name, (client) =>
    client.query<Row>(
      `insert into import_mappings (id, name, mapping, created_by, changed_by) values ($1, $2, $3, $4, $4) returning ${COLUMNS}`,
      [id, name, mapping, actorKey(by.actor)],
    ),
  );
}

/** Throws 404, and 409 for a name that another mapping has. */
export async function changeMapping(by: Identity, id: string, { name, mapping }: Given): Promise<SavedMapping> {
  if (!isUuid(id)) throw noSuch("import mapping");
  return change(by, "import-mapping-changed", id, name, (client) =>
    client.query<Row>(
      `update import_mappings set name = $2, mapping = $3, changed_by = $4, changed_at = clock_timestamp()
       where id = $1 returning ${COLUMNS}`,
      [id, name, mapping, actorKey(by.actor)],
    ),
  );
}

/** Imports that were begun with it keep theirs. Throws 404. */
export async function dropMapping(by: Identity, id: string): Promise<void> {
  if (!isUuid(id)) throw noSuch("import mapping");
  await changeOrganisation(by, "import-mapping-dropped", async (client) => {
    const { rows } = await client.query<{ name: string }>("delete from import_mappings where id = $1 returning name", [
      id,
    ]);
    if (!rows[0]) throw noSuch("import mapping");
    return { result: null, detail: { mapping: id, name: rows[0].name } };
  });
}

async function change(
  by: Identity,
  what: "import-mapping-kept" | "import-mapping-changed",
  id: string,
  name: string,
  write: (client: Client) => Promise<{ rows: Row[] }>,
): Promise<SavedMapping> {
  try {
    const row = await changeOrganisation(by, what, async (client) => {
      const { rows } = await write(client);
      if (!rows[0]) throw noSuch("import mapping");
      return { result: rows[0], detail: { mapping: id, name } };
    });
    if (!row) throw noSuch("import mapping");
    return toSaved(row);
  } catch (error) {
    if (errorCode(error) !== "23505") throw error;
    throw new Problem(
      409,
      "conflict",
      "There is a mapping of this name already. Choose another name, or change that one.",
      {
        rule: "name-taken",
      },
    );
  }
}

function toSaved({ created_by, changed_by, ...row }: Row): SavedMapping {
  return { ...row, createdBy: toActor(created_by), changedBy: toActor(changed_by) };
}

function toActor(key: string): { kind: string; id: string } {
  const at = key.indexOf(":");
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}
