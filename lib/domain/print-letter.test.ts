import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { historyChanges } from "./contact-rows.ts";
import { aCase, as, baton, given, later } from "./given.ts";
import { historyIn } from "./given-gate.ts";
import { uuid } from "./given-organisation.ts";
import type { Step } from "./given-step.ts";

const points = { phone: "07700 900117", email: "ruth@example.com", address: "1 High Street, Leeds" };
const last = ({ contacts }: CaseState) => contacts.at(-1);
const contactId = (state: CaseState) => last(state)?.id ?? uuid(999);
const print = (state: CaseState) => baton("print-letter", { contactId: contactId(state) });
const settled = (state: CaseState) =>
  baton("settle-contact", { contactId: contactId(state), outcome: { is: "sent", providerId: "letter:L-7K3M-Q9TX" } });
const dispatch = (state: CaseState) => baton("dispatch-contact", { contactId: contactId(state) });
const schedule = (more: Partial<CommandInput["schedule-contact"]> = {}) =>
  as("ben", "schedule-contact", { channel: "letter", purpose: "collection", template: "reminder", ...more });
const began: Step[] = [aCase({ customer: { name: "Ruth Achterberg", ...points } }), as("ben", "take-case", {})];
const released = [...began, schedule(), later(1), dispatch];
const inBatch = [...released, settled];
const cancel = (state: CaseState) => as("ben", "cancel-contact", { contactId: contactId(state) });

describe("a letter whose batch closes", () => {
  it("stays where nothing has come between, and does not count against itself", () => {
    given(...inBatch)
      .when(print)
      .staysQuiet();
  });

  it("is stopped by what came between", () => {
    const meanwhile: Step[][] = [
      [as("ben", "open-dispute", { reason: "not-mine", note: "Never had it" })],
      [as("ben", "place-hold", { kind: "breathing-space", reason: "Moratorium" })],
      [as("ben", "record-payment", { amountMinor: 15_000, currency: "GBP", method: "card", reference: "P-1" })],
      [as("ben", "record-opt-out", { channel: "letter" })],
      [as("ben", "record-death", {})],
      [as("ben", "appoint-representative", { kind: "debt-adviser" })],
      [as("ben", "fail-contact-point", { kind: "address", why: "returned-mail" })],
    ];
    for (const came of meanwhile) {
      const { state, facts } = given(...inBatch, ...came)
        .when(print)
        .yields({ type: "contact-blocked", data: { channel: "letter", pack: { id: "uk" }, basis: expect.anything() } });
      const [fact] = facts;
      expect(fact?.type === "contact-blocked" && fact.data.rules.length, JSON.stringify(came)).toBeGreaterThan(0);
      expect(fact?.data).not.toHaveProperty("retryAt");
      expect(last(state)).toMatchObject({ status: "blocked", rules: expect.any(Array) });
    }
  });

  it("is written anew when the law only puts it off, three days at most", () => {
    const held = (until: string) =>
      given(...inBatch, as("ben", "place-hold", { kind: "payment-in-progress", reason: "Two days", until })).when(
        print,
      );
    const soon = held("2026-11-26T10:00:00.000Z").yields({
      type: "contact-blocked",
      data: { decision: "defer", retryAt: "2026-11-26T10:00:00.000Z" },
    });
    expect(last(soon.state)).toMatchObject({ status: "scheduled", sendAt: "2026-11-26T10:00:00.000Z", attempts: 1 });
    expect(last(soon.state)?.providerId).toBeUndefined();
    soon.when(settled).staysQuiet();
    const anew = soon.when({ clock: () => "2026-11-26T10:00:00.000Z" }).when(dispatch);
    anew.yields({ type: "contact-released", data: { attempt: 2 } });
    anew.when(settled).yields({ type: "contact-sent" });
    const late = held("2026-12-24T10:00:00.000Z").yields({ type: "contact-blocked", data: { decision: "defer" } });
    expect(late.facts[0]?.data).not.toHaveProperty("retryAt");
    expect(last(late.state)?.status).toBe("blocked");
  });

  it("is no contact that was made once it is taken out: what was before it is the last one", () => {
    const before = as("ben", "record-contact", { channel: "call", direction: "outbound", disposition: "no-answer" });
    const [opened, taken] = began as [Step, Step];
    const story = given(opened, taken, before, schedule(), later(1), dispatch, settled);
    expect(story.when(print).state.lastContact?.disposition).toBe("letter-sent");
    const stopped = given(
      opened,
      taken,
      before,
      schedule(),
      later(1),
      dispatch,
      settled,
      as("ben", "record-death", {}),
    );
    expect(stopped.when(print).state).toMatchObject({
      lastContact: { disposition: "no-answer" },
      recentContacts: [{ disposition: "no-answer" }],
    });
  });

  it("is forgotten by the customer's history, and taken out of its batch with the rules", () => {
    const { events } = given(...inBatch, as("ben", "record-death", {})).when(print);
    expect(historyIn(events)).toEqual([]);
    const blocked = events.findLast(({ type }) => type === "contact-blocked");
    expect(blocked && historyChanges(blocked)).toMatchObject([
      { forget: expect.any(String) },
      { takeOut: { why: "blocked", rules: expect.arrayContaining([expect.any(String)]) } },
    ]);
  });

  it("is left alone while its case does not know that it is in a batch, when it was taken back, and when it is none", () => {
    const death = as("ben", "record-death", {});
    given(...released, death)
      .when(print)
      .staysQuiet();
    given(...began, schedule(), cancel, death)
      .when(print)
      .staysQuiet();
    given(...inBatch, death, print)
      .when(print)
      .staysQuiet();
    given(...began, death)
      .when(print)
      .staysQuiet();
    const text = [...began, schedule({ channel: "sms" }), later(1), dispatch, settled, death];
    given(...text)
      .when(print)
      .staysQuiet();
  });

  it("that was stopped is not in its batch, whoever says so afterwards, and may be tried again", () => {
    const lifted = given(...inBatch, as("ben", "record-opt-out", { channel: "letter" }), print);
    lifted.when(settled).staysQuiet();
    const again = given(
      ...inBatch,
      as("ben", "record-opt-out", { channel: "letter" }),
      print,
      (state) => as("ben", "retry-contact", { contactId: contactId(state) }),
      settled,
    );
    expect(last(again.when(print).state)).toMatchObject({ status: "scheduled" });
    expect(last(again.when(print).state)?.providerId).toBeUndefined();
  });
});
