import type { Directory } from "../../domain/directory.ts";
import type { UserViewer } from "../../domain/permissions.ts";
import { whyNotWriteTemplates } from "../../domain/templates/who-may.ts";
import type { Visit } from "../door.ts";
import type { Identity } from "../identity.ts";
import { forbidden, Problem } from "../problem.ts";

/** Who writes or publishes, as the write and as the permission see them. */
export type Writer = { identity: Identity; viewer: UserViewer; directory: Directory };

/** Compliance or a lead. Throws 403 for everybody else, keys too. */
export async function writerOf({ identity, viewer, directory }: Visit): Promise<Writer> {
  const who = await viewer();
  const why = whyNotWriteTemplates(who);
  if (why !== null || who.kind !== "user") throw forbidden(why ?? "Only people write templates.");
  return { identity, viewer: who, directory: await directory() };
}

export function noTemplate(): Problem {
  return new Problem(404, "not-found", "There is no such template, or it is not for you.");
}
