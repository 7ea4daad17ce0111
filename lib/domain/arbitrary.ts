/** Test kit: random histories of a case, played as the write path would; refused commands change nothing. */
import fc from "fast-check";
import { team } from "./arbitrary-command.ts";
import { maybe } from "./arbitrary-fields.ts";
import { type Tells, tells } from "./arbitrary-gateway.ts";
import { type Gives, gives, type Theme } from "./arbitrary-giving.ts";
import { addDays, plusMinutes } from "./calendar.ts";
import type { CaseState, OutgoingContact } from "./case.ts";
import type { Command } from "./commands.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { mayOwnIn } from "./directory.ts";
import type { CaseEvent, EventType } from "./events.ts";
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
  | { sends: number; outcomes: ContactOutcome[] }
  | { clicks: number }
  | { answers: string }
  | Tells;

const outcome = fc.oneof(
  fc.nat(3).map((at): ContactOutcome => ({ is: "sent", providerId: `SM${at}` })),
  fc.constant<ContactOutcome>({ is: "put-off", code: "busy", retryAt: "2026-11-24T10:30:00.000Z" }),
  fc.constantFrom<ContactOutcome>({ is: "failed", code: "30003" }, { is: "parked", code: "TypeError" }),
  fc.constantFrom<ContactOutcome>({ is: "unknown" }, { is: "delivered" }, { is: "read" }),
  fc.constantFrom("hard", "soft").map((kind): ContactOutcome => ({ is: "bounced", kind, code: "5.1.1" })),
);

function action(theme: Theme): fc.Arbitrary<Action> {
  return fc.oneof(
    { weight: 30, arbitrary: gives(theme) },
    { weight: 3, arbitrary: fc.constant<Action>({ due: true }) },
    { weight: 4, arbitrary: theme === "money" ? fc.oneof(waits, waitsLong) : waits },
    { weight: theme === "desk" ? 12 : 1, arbitrary: elsewhere },
    { weight: theme === "contact" ? 20 : 2, arbitrary: sends },
    { weight: theme === "money" ? 30 : 2, arbitrary: tells },
    { weight: 1, arbitrary: fc.nat(3).map((clicks): Action => ({ clicks })) },
    { weight: 1, arbitrary: fc.constantFrom("Stop", "I will pay").map((answers): Action => ({ answers })) },
  );
}

const waits = fc
  .oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 91, max: 9_000 }))
  .map((waits): Action => ({ waits }));

/** Until instalments fall due. */
const waitsLong = fc.integer({ min: 9_000, max: 90_000 }).map((waits): Action => ({ waits }));

/** What happens in the organisation. */
const somebody = fc.constantFrom<PersonName>("amara", "ben", "dev", "priya");
const elsewhere: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ leaves: somebody, team: maybe(team) }) },
  { weight: 2, arbitrary: somebody.map((comes) => ({ comes })) },
  {
    weight: 1,
    arbitrary: fc.record({ loses: fc.constantFrom("late-stage", "complaints"), toTeam: fc.constant("early-arrears") }),
  },
);

const sends = fc.record({ sends: fc.nat(2), outcomes: fc.array(outcome, { maxLength: 3 }) }).map((one): Action => one);

const themed = (theme: Theme) => fc.array(action(theme), { minLength: 1, maxLength: 60, size: "max" });

export const history = fc.oneof(themed("desk"), themed("telling"), themed("contact"), themed("money"));

/** Events that no command brings on a case that is there. */
export const OF_OPENING: readonly EventType[] = ["case-opened", "customer-facts-carried"];

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
  const points = { phone: "07700 900117", email: "ruth@example.com", address: "1 High Street, Leeds" };
  const open = { portfolio: "uk", customer: { name: "Ruth Achterberg", ...points }, debts };
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
  if ("clicks" in action) return [(world) => clicked(action.clicks, world)];
  if ("tells" in action) return [(world) => toldBy(action, world)];
  if ("answers" in action) return [(world) => received(action.answers, world)];
  return [(world) => given(action, world)];
}

/** As the worker does it: a contact is let go when it is due, and settled with what came of it, in any order. */
function sending({ sends, outcomes }: { sends: number; outcomes: ContactOutcome[] }): Find[] {
  const contactId = ({ state }: World) => idsOf("sent", state as CaseState).at(-1 - sends) ?? uuid(999_999);
  const planned = ({ state }: World) => named(`@planned:${sends}`, { state } as World, {}) as string;
  return [
    () => later(1),
    (world) => baton("dispatch-contact", { contactId: planned(world) }),
    ...outcomes.map((outcome) => (world: World) => baton("settle-contact", { contactId: contactId(world), outcome })),
    ...(outcomes.length === 2 ? [(world: World) => baton("print-letter", { contactId: contactId(world) })] : []),
  ];
}

function clicked(at: number, { state }: World): Step {
  const contactId = idsOf("sent", state as CaseState).at(-1 - at) ?? uuid(999_999);
  return baton("note-click", { contactId, link: "preferences" });
}

function received(text: string, { ids }: World): Step {
  return baton("receive-message", { messageId: uuid(700_000 + ids), channel: "sms", from: "••• 17", text });
}

function toldBy({ tells: type, data }: Tells, world: World): Step {
  return { who: "gateway", command: { type, data: fill(data, world) } as Command };
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
  if (who === "keeper") return nameOf((world.state as CaseState).reservations[0]?.by.id ?? "");
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
  if (kind === "fresh") return uuid(800_000 + world.ids);
  if (kind === "person") return ID[NAMES[at] ?? "amara"];
  if (kind === "one") return somebodyOf((beside as { toTeam?: string }).toTeam ?? "", world);
  const ids = idsOf(kind, world.state as CaseState);
  return at === 6 || ids.length === 0 ? uuid(999_999) : (ids[at % ids.length] ?? uuid(999_999));
}

function somebodyOf(team: string, { directory }: World): string {
  return Object.values(directory.people).find((person) => mayOwnIn(person, team))?.id ?? ID.amara;
}

/** What a command of this state may name, by kind. */
export function idsOf(kind: string, state: CaseState): string[] {
  if (kind === "debt") return state.debts.map(({ id }) => id);
  if (kind === "payment") return state.payments.map(({ id }) => id);
  if (kind === "dispute") return state.disputes.map(({ id }) => id);
  if (kind === "hold") return state.holds.map(({ id }) => id);
  const contacts = CONTACTS[kind];
  if (contacts) return state.contacts.filter(contacts).map(({ id }) => id);
  if (kind === "plan") return state.arrangement?.kind === "plan" ? [state.arrangement.id] : [];
  if (kind === "link") return state.payLinks.map(({ id }) => id);
  if (kind === "session") return state.paySession ? [state.paySession.id] : [];
  if (kind === "reservation") return state.reservations.map(({ id }) => id);
  return state.handover ? [state.handover.id] : [];
}

const CONTACTS: Record<string, (contact: OutgoingContact) => boolean> = {
  planned: ({ status }) => status === "scheduled",
  stuck: ({ status }) => ["parked", "blocked", "failed", "unknown"].includes(status),
  letter: ({ channel, attempts }) => channel === "letter" && attempts > 0,
  sent: ({ attempts }) => attempts > 0,
};
