import type { Visit } from "../door.ts";
import { requirePerson } from "../reads/require-person.ts";
import type { Keeper } from "./change-views.ts";

/** Who keeps views: a person. Throws 403 for a key. */
export async function keeperOf({ identity, viewer, directory }: Visit): Promise<Keeper> {
  return { identity, viewer: requirePerson(await viewer()), directory: await directory() };
}
