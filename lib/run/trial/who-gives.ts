import type { Chance } from "./chance.ts";
import type { Client } from "./client.ts";
import type { Worker } from "./crowd.ts";
import { filled, type Meant } from "./random-commands.ts";
import type { Screen } from "./screen.ts";

/** Who could give a command, and the screens on which they see what they give it on. */
export type Around = { people: Worker[]; screens: Screen[]; chance: Chance };

/** The command as it is sent: filled from what a screen shows, with or without the version that it is based on. */
export function bodyOf({ type, data }: Meant, ref: string, commandId: string, { people, screens, chance }: Around) {
  const seen = seenBy(screens, ref);
  const basedOn = chance.one([undefined, seen.version, seen.version, chance.below(seen.version + 1)]);
  const ids = people.map(({ client }) => client.id);
  const stamp = basedOn === undefined ? {} : { basedOn, shown: basedOn };
  return { commandId, type, data: filled(data, seen, ids, Date.now()), ...stamp };
}

/** Mostly whoever may give it, by what the screens show; otherwise the client, whoever that is. */
export function doer({ who, type }: Meant, client: Client, ref: string, { people, screens, chance }: Around): Client {
  const { owner, handover } = seenBy(screens, ref);
  const [id, team] = who === "addressee" ? [handover?.toUser, handover?.toTeam] : [owner.user, owner.team];
  const named = people.filter((one) => one.client.id === id);
  const members = people.filter((one) => one.team === team);
  const found = named.length > 0 ? named : members;
  const wanted = who === "holder" || who === "addressee" || type === "take-case";
  return wanted && found.length > 0 && chance.below(4) > 0 ? chance.one(found).client : client;
}

function seenBy(screens: Screen[], ref: string) {
  const state = screens.find((screen) => screen.cases.has(ref))?.cases.get(ref)?.state;
  if (!state) throw new Error(`no screen shows ${ref}`);
  return state;
}
