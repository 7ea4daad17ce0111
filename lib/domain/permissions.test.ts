import { describe, expect, it } from "vitest";
import type { Role } from "./codes.ts";
import { COMMANDS, type CommandType } from "./commands.ts";
import { as, given } from "./given.ts";
import { ID } from "./given-organisation.ts";
import { viewerOf } from "./given-step.ts";
import type { ApiViewer, Scope, UserViewer, Viewer } from "./permissions.ts";
import { can, mayRead, whyNoBoard, whyNot, whyNotImport, whyNotOpen } from "./permissions.ts";

/** Where somebody stands towards a case of Early Arrears that Late Stage is offered. All of them may read it. */
const STANDINGS = {
  owner: { team: "early-arrears", owner: "me", toUser: null },
  teammate: { team: "early-arrears", owner: "other", toUser: null },
  untaken: { team: "early-arrears", owner: null, toUser: null },
  stranger: { team: "complaints", owner: "other", toUser: null },
  strangerUntaken: { team: "complaints", owner: null, toUser: null },
  addressee: { team: "late-stage", owner: "other", toUser: "me" },
  addressedTeam: { team: "late-stage", owner: "other", toUser: null },
  passedOver: { team: "late-stage", owner: "other", toUser: "other" },
} as const;
type Standing = keyof typeof STANDINGS;
type Row = Record<"agent" | "specialist" | "complaints" | "lead", readonly Standing[]>;

const ALL = Object.keys(STANDINGS) as Standing[];
const every = (standings: readonly Standing[]): Row => ({
  agent: standings,
  specialist: standings,
  complaints: standings,
  lead: standings,
});
const anyReader = every(ALL);
const holder = every(["owner", "untaken"]);
const addressee = every(["addressee", "addressedTeam"]);
const onlyLeads = (standings: readonly Standing[]): Row => ({ ...every([]), lead: standings });
const notAgents: Row = { ...every(ALL), agent: [] };

/** The paragraph "Who may do what" of http-api.md 2, written out. */
const TABLE: Record<CommandType, Row> = {
  "open-case": onlyLeads(ALL),
  "add-debt": onlyLeads(ALL),
  "add-note": anyReader,
  "correct-entry": anyReader,
  "record-contact": anyReader,
  "record-payment": anyReader,
  "reverse-payment": anyReader,
  "set-next-action": anyReader,
  "change-contact-point": anyReader,
  "open-dispute": anyReader,
  "open-complaint": anyReader,
  "record-disclosure": anyReader,
  "place-hold": anyReader,
  "make-promise": holder,
  "offer-handover": holder,
  "return-case": holder,
  "close-case": holder,
  "answer-handover-question": holder,
  "withdraw-handover": holder,
  "accept-handover": addressee,
  "decline-handover": addressee,
  "ask-about-handover": addressee,
  "take-case": every(["owner", "teammate", "untaken"]),
  reassign: onlyLeads(["owner", "teammate", "untaken"]),
  "resolve-dispute": notAgents,
  "lift-hold": notAgents,
  "reopen-case": { ...holder, lead: ["owner", "teammate", "untaken"] },
  "record-opt-out": anyReader,
  "record-opt-in": notAgents,
  "record-cease-request": anyReader,
  "withdraw-cease-request": notAgents,
  "state-inconvenient-times": anyReader,
  "appoint-representative": anyReader,
  "end-representation": notAgents,
  "record-death": anyReader,
  "withdraw-death": notAgents,
  "set-language": anyReader,
  "state-work-contact": anyReader,
  "set-residence": anyReader,
  "fail-contact-point": anyReader,
  "verify-contact-point": anyReader,
  "record-limitation": notAgents,
  "record-default": notAgents,
  "schedule-contact": holder,
  "cancel-contact": holder,
  "retry-contact": holder,
  "reserve-attempt": holder,
  "release-attempt": anyReader,
  "plan-call": anyReader,
  "return-letter": anyReader,
  "add-charge": onlyLeads(ALL),
  "set-interest": onlyLeads(ALL),
  "record-remedy": notAgents,
  "adjust-debt": onlyLeads(ALL),
  "write-off-debt": onlyLeads(["owner", "teammate", "untaken"]),
  "apply-credit": onlyLeads(ALL),
  "refund-payment": onlyLeads(ALL),
  "assess-affordability": holder,
  "make-plan": holder,
  "skip-instalment": holder,
  "move-instalment": holder,
  "review-plan": holder,
  "end-plan": holder,
  "make-pay-link": holder,
  "revoke-pay-link": holder,
  "record-hardship": anyReader,
};
const commands = Object.keys(COMMANDS) as CommandType[];

const person = (role: Role, teams: string[] = []): UserViewer => ({
  kind: "user",
  id: "me",
  role,
  teams,
  portfolios: ["uk"],
});

function stateFor(standing: Standing) {
  const { owner, toUser } = STANDINGS[standing];
  const handover = given(
    as("amara", "take-case", {}),
    as("amara", "offer-handover", { toTeam: "late-stage", reason: "skill", note: "x" }),
  ).state.handover;
  if (!handover) throw new Error("no offer");
  return {
    portfolio: "uk",
    owner: { team: "early-arrears", user: owner, since: "2026-11-24T10:00:00.000Z" },
    handover: { ...handover, toUser },
  };
}

describe("who may do what", () => {
  const states = Object.fromEntries(ALL.map((standing) => [standing, stateFor(standing)]));

  for (const command of commands) {
    it.each(["agent", "specialist", "complaints", "lead"] as const)(`${command}: %s`, (role) => {
      const allowed = ALL.filter((standing) => {
        const state = states[standing];
        return state && can(person(role, [STANDINGS[standing].team]), command, state);
      });
      expect(allowed).toEqual(ALL.filter((standing) => TABLE[command][role].includes(standing)));
    });
  }

  it.each(["analyst", "compliance", "admin"] as const)("%s gives no command, not even as owner", (role) => {
    for (const command of commands) {
      for (const standing of ALL) {
        const viewer = person(role, [STANDINGS[standing].team]);
        expect(whyNot(viewer, command, stateFor(standing)), `${command} ${standing}`).toMatch(/writes nothing/);
      }
    }
  });

  it("a key with write gives every command with a lead's rights in every team, and never owns", () => {
    const key: ApiViewer = { kind: "api", id: "k", scopes: ["write"] };
    const refused = commands.filter((command) => ALL.some((standing) => !can(key, command, stateFor(standing))));
    expect(refused.sort()).toEqual(["accept-handover", "take-case"]);
    expect(whyNot(key, "take-case", stateFor("untaken"))).toBe("A key never owns a case.");
  });

  it.each(["read", "import", "webhooks", "admin"] as const)("a key with %s alone gives no command", (scope) => {
    const key: ApiViewer = { kind: "api", id: "k", scopes: [scope] };
    expect(commands.filter((command) => can(key, command, stateFor("owner")))).toEqual([]);
  });

  it("a refusal says why in words", () => {
    expect(whyNot(person("agent", ["early-arrears"]), "make-promise", stateFor("teammate"))).toBe(
      "Only the owner may do this.",
    );
    expect(whyNot(person("agent", ["complaints"]), "take-case", stateFor("untaken"))).toMatch(/owning team/);
    expect(whyNot(person("agent", ["late-stage"]), "accept-handover", stateFor("passedOver"))).toMatch(/someone else/);
  });

  it("lets a command about an offer through when none is open: the rule says so, not the permission", () => {
    given()
      .when(as("dev", "accept-handover", { handoverId: ID.dev }))
      .refuses("offer-not-open");
  });

  it("forbids a key to take and to accept before any rule is asked", () => {
    given(as("amara", "take-case", {}))
      .when(as("key", "take-case", {}))
      .forbids();
    given()
      .when(as("key", "accept-handover", { handoverId: ID.dev }))
      .forbids();
    given()
      .when(as("readKey", "add-note", { text: "x" }))
      .forbids("This key has no write scope.");
    given()
      .when(as("cara", "add-note", { text: "x" }))
      .forbids("Compliance reads cases and writes nothing on them.");
  });
});

describe("who may read", () => {
  it.each([
    ["amara", true],
    ["dev", true],
    ["grace", true],
    ["cara", true],
    ["ana", false],
    ["adam", false],
    ["zed", false],
    ["key", true],
    ["readKey", true],
    ["baton", true],
  ] as const)("%s: %s", (who, reads) => expect(mayRead(viewerOf(who), "uk")).toBe(reads));

  it.each([
    ["read", true],
    ["write", true],
    ["import", false],
    ["webhooks", false],
    ["admin", false],
  ] as const)("a key with %s alone: %s", (scope, reads) => {
    expect(mayRead({ kind: "api", id: "k", scopes: [scope] }, "uk")).toBe(reads);
  });

  it("an analyst or admin in a granted team still sees no case", () => {
    for (const role of ["analyst", "admin"] as const)
      expect(mayRead(person(role, ["early-arrears"]), "uk")).toBe(false);
  });

  it("another portfolio: no", () => expect(mayRead(person("agent", ["early-arrears"]), "us")).toBe(false));
});

describe("who may open a case", () => {
  const key = (scope: Scope): Viewer => ({ kind: "api", id: "k", scopes: [scope] });
  it.each<[string, Viewer, boolean]>([
    ["a lead who may read it", person("lead", ["early-arrears"]), true],
    ["a lead of an ungranted team", { ...person("lead", ["pre-legal"]), portfolios: [] }, false],
    ["an agent", person("agent", ["early-arrears"]), false],
    ["compliance", person("compliance"), false],
    ["a key that writes", key("write"), true],
    ["a key that imports", key("import"), true],
    ["a key that reads", key("read"), false],
    ["Baton", { kind: "system", id: "baton" }, true],
  ])("%s", (_, viewer, may) => expect(whyNotOpen(viewer, "uk") === null).toBe(may));
});

describe("who may import", () => {
  const key = (scope: Scope): Viewer => ({ kind: "api", id: "k", scopes: [scope] });
  it.each<[string, Viewer, boolean]>([
    ["a lead", person("lead", ["early-arrears"]), true],
    ["an agent", person("agent", ["early-arrears"]), false],
    ["an admin", person("admin"), false],
    ["a key that imports", key("import"), true],
    ["a key that writes", key("write"), false],
  ])("%s", (_, viewer, may) => expect(whyNotImport(viewer) === null).toBe(may));
});

describe("who has a board", () => {
  it.each<[Role, boolean]>([
    ["lead", true],
    ["compliance", true],
    ["agent", false],
    ["specialist", false],
    ["complaints", false],
    ["analyst", false],
    ["admin", false],
  ])("%s", (role, has) => expect(whyNoBoard(role) === null).toBe(has));
});
