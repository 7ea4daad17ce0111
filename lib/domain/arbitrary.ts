/** Test kit: random histories of a case, played as the write path would; refused commands change nothing. */
import fc from "fast-check";
import { type Gives, gives, maybe, team } from "./arbitrary-command.ts";
import { addDays, plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { mayOwnIn } from "./directory.ts";
import type { CaseEvent } from "./events.ts";
import { baton, changed, due, later, organisation } from "./given.ts";
import { DIRECTORY, ID, NAMES, type PersonName, uuid } from "./given-organisation.ts";
import { NO_CASE, type Ran, run, type Step, type Who, type World } from "./given-step.ts";

export type Action =
  | Gives
  | { due: true }
  | { waits: number }
  | { leaves: PersonName; team?: string }
  | { comes: PersonName }
  | { loses: string; toTeam: string }
  | { sends: number; outcome?: ContactOutcome }
  | { answers: string };

const outcome = fc.oneof(
  fc.nat(3).map((at): ContactOutcome => ({ is: "sent", providerId: `SM${at}` })),
  fc.constant<ContactOutcome>({ is: "put-off", code: "busy", retryAt: "2026-11-24T10:30:00.000Z" }),
  fc.constantFrom<ContactOutcome>({ is: "failed", code: "30003" }, { is: "parked", code: "TypeError" }),
  fc.constantFrom<ContactOutcome>({ is: "unknown" }, { is: "delivered" }, { is: "read" }),
  fc.constantFrom("hard", "soft").map((kind): ContactOutcome => ({ is: "bounced", kind, code: "5.1.1" })),
);

export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 30, arbitrary: gives },
  { weight: 3, arbitrary: fc.constant<Action>({ due: true }) },
  {
    weight: 4,
    arbitrary: fc
      .oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 91, max: 9_000 }))
      .map((waits): Action => ({ waits })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ leaves: fc.constantFrom<PersonName>("amara", "ben", "dev", "priya"), team: maybe(team) }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<PersonName>("amara", "ben", "dev", "priya").map((comes): Action => ({ comes })),
  },
  {
    weight: 4,
    arbitrary: fc.record({ sends: fc.nat(3), outcome: maybe(outcome) }).map((one): Action => one),
  },
  { weight: 1, arbitrary: fc.constantFrom("Stop", "I will pay").map((answers): Action => ({ answers })) },
  {
    weight: 1,
    arbitrary: fc.record({ loses: fc.constantFrom("late-stage", "complaints"), toTeam: fc.constant("early-arrears") }),
  },
);

export const history = fc.array(action, { minLength: 1, maxLength: 60, size: "max" });

/** The usual case, then all actions; refused ones change nothing. Gives every step that was run. */
export function play(actions: readonly Action[], from: World = opening()): Ran[] {
  const ran: Ran[] = [{ world: from, facts: [], refusal: null }];
  for (const one of actions) {
    for (const step of stepsOf(one)) ran.push(run(ran.at(-1)?.world ?? from, step(ran.at(-1)?.world ?? from)));
  }
  return ran;
}

export function opening(): World {
  const debts = [
    { reference: "A-1", balanceMinor: 10_000, dueOn: "2026-10-01" },
    { reference: "A-2", balanceMinor: 5_000, dueOn: "2026-09-01" },
  ];
  const open = { portfolio: "uk", customer: { name: "Ruth Achterberg" }, debts };
  return run(NO_CASE, { who: "key", command: { type: "open-case", data: open } }).world;
}

type Find = (world: World) => Step;

function stepsOf(action: Action): Find[] {
  if ("due" in action) return [() => due];
  if ("waits" in action) return [() => later(action.waits)];
  if ("comes" in action) return [() => changed(action.comes, { active: true, teams: teamsOf(action.comes) })];
  if ("leaves" in action) return leaving(action.leaves, action.team);
  if ("loses" in action) return losing(action.loses, action.toTeam);
  if ("sends" in action) return sending(action);
  if ("answers" in action) return [(world) => received(action.answers, world)];
  return [(world) => given(action, world)];
}

/** As the worker does it: a contact is let go when it is due, and settled with what came of it. */
function sending({ sends, outcome }: { sends: number; outcome?: ContactOutcome }): Find[] {
  const contactId = (world: World) => idsOf("contact", world.state as CaseState)[sends] ?? uuid(999_999);
  return [
    (world) => baton("dispatch-contact", { contactId: contactId(world) }),
    (world) =>
      outcome
        ? baton("settle-contact", { contactId: contactId(world), outcome })
        : baton("note-click", { contactId: contactId(world), link: "preferences" }),
  ];
}

function received(text: string, { ids }: World): Step {
  return baton("receive-message", { messageId: uuid(700_000 + ids), channel: "sms", from: "••• 17", text });
}

/** Who has left cannot sign in: nothing happens. */
function given(action: Gives, world: World): Step {
  const who = doer(action.who, world);
  const person = NAMES.find((name) => name === who);
  if (person && !world.directory.people[ID[person]]?.active) return later(0);
  return { who, command: { type: action.gives, data: fill(action.data, world) } };
}

function doer(who: Gives["who"], world: World): Who {
  const { owner, handover } = world.state as CaseState;
  if (who === "holder") return nameOf(owner.user ?? somebodyOf(owner.team, world));
  if (who === "addressee") return nameOf(handover?.toUser ?? somebodyOf(handover?.toTeam ?? "", world));
  if (who === "author") return nameOf(lastNote(world)?.actor.id ?? "");
  return who;
}

function lastNote({ events }: World): CaseEvent | undefined {
  return events.findLast(({ type }) => type === "note-added" || type === "entry-corrected");
}

function nameOf(id: string): PersonName {
  return NAMES.find((name) => ID[name] === id) ?? "amara";
}

/** As the organisation does it: the change and the release of what the person holds, together. */
function leaving(name: PersonName, team: string | undefined): Find[] {
  const remaining = (world: World) => world.directory.people[ID[name]]?.teams.filter((one) => one !== team) ?? [];
  const release = { person: ID[name], reason: "Left", ...(team !== undefined && { team }) };
  return [
    (world) => changed(name, team === undefined ? { active: false } : { teams: remaining(world) }),
    () => baton("release-person", release),
  ];
}

function losing(slug: string, toTeam: string): Find[] {
  return [
    () =>
      organisation((directory) => {
        const team = directory.teams[slug];
        return { ...directory, teams: { ...directory.teams, ...(team && { [slug]: { ...team, portfolios: [] } }) } };
      }),
    () => baton("release-team", { team: slug, toTeam, reason: "Grant ended" }),
  ];
}

function teamsOf(name: PersonName): string[] {
  return DIRECTORY.people[ID[name]]?.teams ?? [];
}

/** The data with what it names put in; members that are undefined are left out, as JSON does. */
function fill(value: unknown, world: World, beside: object = {}): unknown {
  if (typeof value === "string" && value.startsWith("@")) return named(value, world, beside);
  if (Array.isArray(value)) return value.map((member) => fill(member, world));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, fill(member, world, value)]));
}

function named(name: string, world: World, beside: object): string | number {
  const [kind = "", argument = "0"] = name.slice(1).split(":");
  const at = Number(argument);
  if (kind === "entry") return lastNote(world)?.version ?? 1;
  if (kind === "in") return plusMinutes(world.now, at);
  if (kind === "day") return addDays(world.now.slice(0, 10), at);
  if (kind === "person") return ID[NAMES[at] ?? "amara"];
  if (kind === "one") return somebodyOf((beside as { toTeam?: string }).toTeam ?? "", world);
  const ids = idsOf(kind, world.state as CaseState);
  return at === 6 || ids.length === 0 ? uuid(999_999) : (ids[at % ids.length] ?? uuid(999_999));
}

function somebodyOf(team: string, { directory }: World): string {
  return Object.values(directory.people).find((person) => mayOwnIn(person, team))?.id ?? ID.amara;
}

function idsOf(kind: string, state: CaseState): string[] {
  if (kind === "debt") return state.debts.map(({ id }) => id);
  if (kind === "payment") return state.payments.map(({ id }) => id);
  if (kind === "dispute") return state.disputes.map(({ id }) => id);
  if (kind === "hold") return state.holds.map(({ id }) => id);
  if (kind === "contact") return state.contacts.map(({ id }) => id);
  if (kind === "reservation") return state.reservations.map(({ id }) => id);
  return state.handover ? [state.handover.id] : [];
}
