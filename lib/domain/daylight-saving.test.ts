/** What is planned for the night when the clocks change goes out in lawful hours by the clock on the customer's wall. */
import { describe, expect, it } from "vitest";
import { plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import { decide } from "./decide.ts";
import { aCase, as, given, until } from "./given.ts";
import { gateIn } from "./given-gate.ts";
import { DIRECTORY, uuid } from "./given-organisation.ts";

/** Saturday evening to Tuesday morning around the Sunday of the change. */
const CHANGES = [
  ["uk", "Europe/London", "2027-03-27T17:00:00.000Z"],
  ["uk", "Europe/London", "2027-10-30T17:00:00.000Z"],
  ["us", "America/New_York", "2027-03-13T17:00:00.000Z"],
  ["us", "America/New_York", "2027-11-06T17:00:00.000Z"],
  ["us", "America/Los_Angeles", "2027-11-06T17:00:00.000Z"],
] as const;
const QUARTERS = 62 * 4;

describe.each(CHANGES)("%s, %s, from %s", (portfolio, timeZone, from) => {
  const phone = portfolio === "uk" ? "07700 900117" : "+12025550117";
  const desk = given(
    aCase({
      portfolio,
      customer: { name: "Ruth Achterberg", phone, timeZone },
      debts: [{ reference: "A-1", balanceMinor: 10_000 }],
    }),
    until("2026-11-24T18:00:00.000Z"),
    as("key", "schedule-contact", { channel: "sms", purpose: "collection", template: "reminder" }),
  );
  const [contact] = desk.state.contacts;
  const command = { type: "dispatch-contact", data: { contactId: contact?.id ?? "" } } as const;
  const dispatch = (at: string, state: CaseState = desk.state) => {
    const actor = { kind: "system", id: "baton" } as const;
    const context = { now: at, at, actor, directory: DIRECTORY, newId: () => uuid(900), ...gateIn(desk, command) };
    return decide(command, state, context)[0];
  };
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", weekday: "short", hourCycle: "h23" });
  const wall = (at: string) => {
    const parts = new Map(hour.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    return { hour: Number(parts.get("hour")), day: parts.get("weekday") };
  };

  it("lets nothing go outside the hours of the wall clock, and everything inside", () => {
    const seen = new Set<string | undefined>();
    for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
      const at = plusMinutes(from, quarter * 15);
      const fact = dispatch(at);
      const { hour, day } = wall(at);
      const open = hour >= 8 && hour < 21 && (portfolio === "us" || day !== "Sun") && !isHoliday(portfolio, at);
      expect([at, fact?.type]).toEqual([at, open ? "contact-released" : "contact-blocked"]);
      seen.add(fact?.type);
    }
    expect(seen.size).toBe(2);
  });

  it("waits for an instant at which it may go, and not a minute longer", () => {
    const night = plusMinutes(from, 13 * 60);
    const blocked = dispatch(night);
    const opens = blocked?.type === "contact-blocked" ? (blocked.data.until ?? "") : "";
    expect(dispatch(opens)?.type).toBe("contact-released");
    expect(dispatch(plusMinutes(opens, -1))?.type).toBe("contact-blocked");
    expect(wall(opens)).toMatchObject({ hour: 8 });
  });
});

/** Easter Monday is the 29th of March 2027. */
function isHoliday(portfolio: string, at: string): boolean {
  return portfolio === "uk" && at >= "2027-03-28T23:00:00.000Z" && at < "2027-03-29T23:00:00.000Z";
}
