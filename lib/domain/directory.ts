/** The organisation as a command sees it: plain data, read at one instant, so that decisions stay pure. */
import type { WorkingHours } from "./calendar.ts";
import type { Jurisdiction, Role } from "./codes.ts";
import type { MoneyRules } from "./money-rules.ts";

export type Person = {
  id: string;
  name: string;
  role: Role;
  teams: string[];
  active: boolean;
  /** Under way and to come, in order. */
  absences?: Absence[];
};
/** `cover`: who takes the person's cases over; null: the teams' queues. */
export type Absence = { from: string; until: string; cover: string | null };
export type Duty = { from: string; until: string | null; lead: string; deputy: string | null };
export type Team = {
  slug: string;
  name: string;
  hours: WorkingHours;
  firstActionMinutes: number;
  acceptMinutes: number;
  portfolios: string[];
  duty: Duty[];
};
export type Portfolio = {
  slug: string;
  name: string;
  creditor: string;
  currency: string;
  jurisdiction: Jurisdiction;
  timeZone: string;
  defaultTeam: string;
  /** What differs from the house's defaults. */
  money?: Partial<MoneyRules>;
};
export type Directory = {
  version: number;
  teams: Record<string, Team>;
  people: Record<string, Person>;
  portfolios: Record<string, Portfolio>;
  /** Who answers when a team has no duty row for an instant. */
  fallbackLead: string | null;
};

const OWNING_ROLES: ReadonlySet<Role> = new Set(["agent", "specialist", "complaints", "lead"]);

/** Roles that work cases: they may own, take and be offered one. */
export function worksCases(role: Role): boolean {
  return OWNING_ROLES.has(role);
}

/** Whether this person may own a case of this team today: active, a member, in a role that works cases. */
export function mayOwnIn(person: Person | undefined, team: string): boolean {
  return person?.active === true && person.teams.includes(team) && worksCases(person.role);
}

/** Portfolios that a person may read: what their teams are granted. */
export function portfoliosOf(directory: Directory, teams: readonly string[]): string[] {
  return [...new Set(teams.flatMap((slug) => directory.teams[slug]?.portfolios ?? []))].sort();
}

/** Who is accountable for a team's untaken cases at this instant: duty lead, else deputy, else the organisation's fallback. */
export function dutyLeadAt(directory: Directory, team: string, instant: string): string | null {
  const row = directory.teams[team]?.duty.find((d) => d.from <= instant && (d.until === null || instant < d.until));
  const onDuty = [row?.lead, row?.deputy].find((id) => id && mayAnswer(directory, id));
  return onDuty ?? directory.fallbackLead;
}

/** Whether a person on duty can be accountable: somebody who left, or whose role works no cases now, is passed over. */
export function mayAnswer(directory: Directory, id: string): boolean {
  const person = directory.people[id];
  return person?.active === true && worksCases(person.role);
}
