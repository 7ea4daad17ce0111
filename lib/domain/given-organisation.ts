/** Test kit: the demo organisation of http-api.md 6. Only tests import it. */
import type { Role } from "./codes.ts";
import type { Directory, Person, Team } from "./directory.ts";

/** A readable UUIDv7 for tests. */
export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

type Staff = { role: Role; teams: string[] };
const STAFF = {
  amara: { role: "agent", teams: ["early-arrears"] },
  ben: { role: "agent", teams: ["early-arrears"] },
  lena: { role: "lead", teams: ["early-arrears"] },
  chloe: { role: "agent", teams: ["late-stage"] },
  mo: { role: "lead", teams: ["late-stage"] },
  priya: { role: "specialist", teams: ["specialist-support"] },
  dev: { role: "specialist", teams: ["specialist-support"] },
  sam: { role: "lead", teams: ["specialist-support"] },
  olu: { role: "complaints", teams: ["complaints"] },
  grace: { role: "lead", teams: ["complaints"] },
  ines: { role: "specialist", teams: ["disputes"] },
  ana: { role: "analyst", teams: [] },
  cara: { role: "compliance", teams: [] },
  adam: { role: "admin", teams: [] },
  zed: { role: "agent", teams: ["pre-legal"] },
} as const satisfies Record<string, Staff>;
export type PersonName = keyof typeof STAFF;
export const NAMES = Object.keys(STAFF) as PersonName[];

/** Ids of the demo people. */
export const ID = Object.fromEntries(NAMES.map((name, at) => [name, uuid(1_000 + at)])) as Record<PersonName, string>;

/** The demo organisation of http-api.md 6: nine teams, of which Pre-Legal has no grant, and three portfolios. */
export const DIRECTORY: Directory = {
  version: 1,
  teams: Object.fromEntries(
    [
      team("early-arrears", "Early Arrears", "lena"),
      team("late-stage", "Late Stage", "mo"),
      team("specialist-support", "Specialist Support", "sam"),
      team("financial-difficulty", "Financial Difficulty"),
      team("disputes", "Disputes"),
      team("complaints", "Complaints", "grace"),
      team("bereavement", "Bereavement"),
      team("payments", "Payments"),
      { ...team("pre-legal", "Pre-Legal"), portfolios: [] },
    ].map((one) => [one.slug, one]),
  ),
  people: Object.fromEntries(NAMES.map((name) => [ID[name], person(name)])),
  portfolios: {
    uk: portfolio("uk", "GBP", "Europe/London"),
    us: portfolio("us", "USD", "America/New_York"),
    za: portfolio("za", "ZAR", "Africa/Johannesburg"),
  },
  fallbackLead: ID.lena,
};

function person(name: PersonName): Person {
  const { role, teams } = STAFF[name];
  return { id: ID[name], name: `${name[0]?.toUpperCase()}${name.slice(1)}`, role, teams: [...teams], active: true };
}

function team(slug: string, name: string, lead?: PersonName): Team {
  const day: [string, string][] = [["09:00", "17:30"]];
  return {
    slug,
    name,
    hours: {
      timeZone: "Europe/London",
      calendar: "england-and-wales",
      hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
    },
    firstActionMinutes: 240,
    acceptMinutes: 60,
    portfolios: ["uk", "us", "za"],
    duty: lead ? [{ from: "2020-01-01T00:00:00.000Z", until: null, lead: ID[lead], deputy: null }] : [],
  };
}

function portfolio(slug: "uk" | "us" | "za", currency: string, timeZone: string): Directory["portfolios"][string] {
  const name = `Larkfield ${slug.toUpperCase()}`;
  return { slug, name, creditor: "Larkfield", currency, jurisdiction: slug, timeZone, defaultTeam: "early-arrears" };
}
