import type { Role } from "../../lib/domain/codes.ts";
import type { Identity } from "../../lib/server/identity.ts";

type DemoPerson = { name: string; role: Role; teams: readonly string[] };

/** Who signs in to the demo, by the first part of the address. The order gives the ids, so add at the end. */
export const DEMO_PEOPLE = {
  amara: { name: "Amara Obi", role: "agent", teams: ["early-arrears"] },
  ben: { name: "Ben Whitlock", role: "agent", teams: ["early-arrears"] },
  lena: { name: "Lena Fischer", role: "lead", teams: ["early-arrears"] },
  chloe: { name: "Chloé Marchand", role: "agent", teams: ["late-stage"] },
  mo: { name: "Mohammed Aziz", role: "lead", teams: ["late-stage"] },
  priya: { name: "Priya Nair", role: "specialist", teams: ["specialist-support"] },
  dev: { name: "Dev Malhotra", role: "specialist", teams: ["specialist-support"] },
  sam: { name: "Sam Reid", role: "lead", teams: ["specialist-support"] },
  olu: { name: "Olu Adebayo", role: "complaints", teams: ["complaints"] },
  grace: { name: "Grace Lindqvist", role: "lead", teams: ["complaints"] },
  ines: { name: "Inês Carvalho", role: "specialist", teams: ["disputes"] },
  ana: { name: "Ana Petrović", role: "analyst", teams: [] },
  cara: { name: "Cara Nkosi", role: "compliance", teams: [] },
  adam: { name: "Adam Kowalski", role: "admin", teams: [] },
  zed: { name: "Zed Harrington", role: "agent", teams: ["pre-legal"] },
} as const satisfies Record<string, DemoPerson>;

export type DemoName = keyof typeof DEMO_PEOPLE;
export const DEMO_NAMES = Object.keys(DEMO_PEOPLE) as DemoName[];

/** The same in every demo, so that links and bookmarks stay good. */
export function idOf(name: DemoName): string {
  return `01930000-0000-7000-8000-${String(DEMO_NAMES.indexOf(name) + 1).padStart(12, "0")}`;
}

export function person(name: DemoName): Identity {
  return { actor: { kind: "user", id: idOf(name) } };
}

/** The people who own cases in a team. */
export function workersOf(team: string): DemoName[] {
  return DEMO_NAMES.filter((name) => {
    const { teams, role }: DemoPerson = DEMO_PEOPLE[name];
    return teams.includes(team) && role !== "lead";
  });
}
