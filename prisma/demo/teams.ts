import type { CalendarId, WorkingHours } from "../../lib/domain/calendar.ts";
import type { Jurisdiction } from "../../lib/domain/codes.ts";
import type { DemoName } from "./people.ts";

type Week = WorkingHours["hours"];
type DemoTeam = {
  name: string;
  timeZone: string;
  calendar: CalendarId;
  hours: Week;
  firstActionMinutes: number;
  acceptMinutes: number;
  lead: DemoName;
  deputy: DemoName;
};

const office = week("09:00", "17:30");
const desk = week("08:00", "20:00", ["09:00", "17:00"]);
// Support for three continents: a demo that starts at night still has somebody to accept a handover.
const always: Week = { ...week("00:00", "23:59", ["00:00", "23:59"]), sun: [["00:00", "23:59"]] };
const london = { timeZone: "Europe/London", calendar: "england-and-wales" } as const;

export const DEMO_TEAMS: Record<string, DemoTeam> = {
  "early-arrears": team("Early Arrears", { ...london, hours: desk, firstActionMinutes: 240 }, "lena", "mo"),
  "late-stage": team(
    "Late Stage",
    { timeZone: "America/New_York", calendar: "us-federal", hours: desk, firstActionMinutes: 480 },
    "mo",
    "lena",
  ),
  "specialist-support": team(
    "Specialist Support",
    { timeZone: "Europe/London", calendar: "none", hours: always, firstActionMinutes: 120 },
    "sam",
    "grace",
  ),
  "financial-difficulty": team(
    "Financial Difficulty",
    { timeZone: "Africa/Johannesburg", calendar: "south-africa", hours: office, firstActionMinutes: 480 },
    "sam",
    "lena",
  ),
  disputes: team("Disputes", { ...london, hours: office, firstActionMinutes: 480, acceptMinutes: 240 }, "grace", "sam"),
  complaints: team("Complaints", { ...london, hours: office, firstActionMinutes: 240 }, "grace", "sam"),
  bereavement: team("Bereavement", { ...london, hours: office, firstActionMinutes: 240 }, "sam", "grace"),
  payments: team("Payments", { ...london, hours: desk, firstActionMinutes: 480 }, "lena", "mo"),
  "pre-legal": team(
    "Pre-Legal",
    { ...london, hours: office, firstActionMinutes: 960, acceptMinutes: 480 },
    "mo",
    "lena",
  ),
};

/** The one team that works none of the demo's portfolios. */
export const TEAM_WITHOUT_GRANT = "pre-legal";

type DemoPortfolio = {
  name: string;
  creditor: string;
  currency: string;
  jurisdiction: Jurisdiction;
  timeZone: string;
  defaultTeam: string;
};

export const DEMO_PORTFOLIOS = {
  "uk-cards": {
    name: "UK cards",
    creditor: "Larkfield Bank",
    currency: "GBP",
    jurisdiction: "uk",
    timeZone: "Europe/London",
    defaultTeam: "early-arrears",
  },
  "us-receivables": {
    name: "US receivables",
    creditor: "Tidewater Medical Group",
    currency: "USD",
    jurisdiction: "us",
    timeZone: "America/New_York",
    defaultTeam: "late-stage",
  },
  "za-store-cards": {
    name: "South African store cards",
    creditor: "Protea Stores",
    currency: "ZAR",
    jurisdiction: "za",
    timeZone: "Africa/Johannesburg",
    defaultTeam: "early-arrears",
  },
} as const satisfies Record<string, DemoPortfolio>;
export type DemoPortfolioSlug = keyof typeof DEMO_PORTFOLIOS;
export const DEMO_PORTFOLIO_SLUGS = Object.keys(DEMO_PORTFOLIOS) as DemoPortfolioSlug[];

type Clock = Pick<DemoTeam, "timeZone" | "calendar" | "hours" | "firstActionMinutes"> & { acceptMinutes?: number };

function team(name: string, clock: Clock, lead: DemoName, deputy: DemoName): DemoTeam {
  return { name, acceptMinutes: 60, ...clock, lead, deputy };
}

function week(start: string, end: string, saturday?: [string, string]): Week {
  const span: [string, string][] = [[start, end]];
  return { mon: span, tue: span, wed: span, thu: span, fri: span, ...(saturday && { sat: [saturday] }) };
}

export function hoursOf(slug: string): WorkingHours {
  const team = DEMO_TEAMS[slug];
  if (!team) throw new Error(`The demo has no team ${slug}.`);
  return { timeZone: team.timeZone, calendar: team.calendar, hours: team.hours };
}
