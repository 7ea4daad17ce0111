import { describe, expect, it } from "vitest";
import type { CaseState } from "../case-state.ts";
import { as, given } from "../given.ts";
import { DIRECTORY } from "../given-organisation.ts";
import { compose } from "./compose.ts";
import { fieldsOf, type Known } from "./filling.ts";
import { aVersion, BODY, SENDER } from "./given-template.ts";
import type { Words } from "./template.ts";

const links = { preferences: "https://larkfield.example/c/0123456789" };
const at = "2026-11-22T23:30:00.000Z";
const known = (state: CaseState, change: Partial<Known> = {}): Known => ({
  state,
  directory: DIRECTORY,
  sender: SENDER,
  links,
  at,
  ...change,
});
const spoken = (body: string, subject = "S"): { standard: Words } => ({ standard: { subject, body } });

describe("the fields of a case", () => {
  const pay = as("amara", "record-payment", { amountMinor: 2_500, currency: "GBP", method: "card", reference: "P" });

  it("are what the case, the organisation and the sender know at the instant of sending", () => {
    const { state } = given(
      pay,
      as("amara", "take-case", {}),
      as("amara", "make-promise", { amountMinor: 500, currency: "GBP", dueOn: "2026-12-04" }),
    );
    expect(fieldsOf(known(state)).fields).toMatchObject({
      "customer.name": "Ruth Achterberg",
      "case.reference": state.ref,
      "creditor.name": "Larkfield",
      "case.balance": { amountMinor: 12_500, currency: "GBP" },
      "payment.amount": { amountMinor: 2_500, currency: "GBP" },
      "promise.amount": { amountMinor: 500, currency: "GBP" },
      "promise.day": { day: "2026-12-04" },
      "team.name": "Early Arrears",
      "team.telephone": "0808 157 0117",
      "our.telephone": "0808 157 0100",
      "links.preferences": links.preferences,
      today: { day: "2026-11-22" },
    });
  });

  it("say what is next of a plan", () => {
    const terms = { frequency: "monthly", currency: "GBP", instalmentMinor: 5_000, firstOn: "2026-12-01" } as const;
    const paid = { amountMinor: 1_000, currency: "GBP", method: "cash", reference: "P" } as const;
    const { state } = given(as("ben", "make-plan", terms), as("ben", "record-payment", paid));
    expect(fieldsOf(known(state)).fields).toMatchObject({
      "plan.amount": { amountMinor: 4_000, currency: "GBP" },
      "plan.day": { day: "2026-12-01" },
    });
  });

  it("leave out what is not there: a promise, the one debt of several", () => {
    const { state } = given();
    const { fields } = fieldsOf(
      known(state, { sender: { ...SENDER, website: "", telephone: "", teamTelephones: {} } }),
    );
    for (const name of [
      "promise.day",
      "plan.day",
      "payment.day",
      "debt.reference",
      "dispute.day",
      "our.website",
      "team.telephone",
    ])
      expect(fields).not.toHaveProperty([name]);
    const debtId = state.debts[1]?.id ?? "";
    expect(fieldsOf(known(state, { debtId })).fields).toMatchObject({
      "debt.reference": "A-2",
      "debt.balance": { amountMinor: 5_000, currency: "GBP" },
      "debt.due-day": { day: "2026-09-01" },
    });
  });

  it("count the day as the portfolio's customers do", () => {
    const { state } = given();
    const za = { ...state, portfolio: "za" };
    expect(fieldsOf(known(za)).fields.today).toEqual({ day: "2026-11-23" });
  });

  it("forget a payment that was taken back", () => {
    const { state } = given(pay);
    const paymentId = state.payments[0]?.id ?? "";
    const reversed = given(pay, (before: CaseState) =>
      as("amara", "reverse-payment", { paymentId: before.payments[0]?.id ?? paymentId, reason: "Bounced" }),
    ).state;
    expect(fieldsOf(known(reversed)).fields).not.toHaveProperty(["payment.amount"]);
  });
});

describe("one message", () => {
  const { state } = given();

  it("that lacks nothing is whole, and names the version that it was made from", () => {
    const { template, missing, optOutOffered, rendered } = compose(aVersion(), "reminder", known(state));
    expect([missing, optOutOffered]).toEqual([[], true]);
    expect(template).toEqual({ id: "reminder", version: 1, language: "en", variant: "standard", hash: "0".repeat(64) });
    expect(rendered?.text).toContain("You owe Larkfield £150.00.");
    expect(rendered?.text).toContain(links.preferences);
  });

  it("says every reason against it: parts by the customer's own law, what the case does not have, what was typed", () => {
    const inputs = [{ id: "note", label: "Note", type: "line", maxLength: 5, required: true }] as const;
    const version = aVersion({
      portfolios: ["za"],
      inputs: [...inputs],
      texts: { en: spoken("Pay {{promise.amount}}. {{inputs.note}}") },
    });
    const us = { ...state, portfolio: "us", jurisdiction: "us" } as const;
    const { missing, rendered, optOutOffered } = compose(
      version,
      "collection",
      known(us, { inputs: { note: "too long" } }),
    );
    expect(missing.map(({ rule }) => rule)).toEqual([
      "template.opt-out",
      "template.identity",
      "template.check",
      "template.debt-collector",
      "template.portfolio",
      "template.inputs",
      "template.field-missing",
    ]);
    expect(missing[0]?.citation).toBe("12 CFR 1006.6(e)");
    expect([rendered, optOutOffered]).toEqual([null, false]);
  });

  it("cannot be sent by nobody", () => {
    const { missing } = compose(aVersion(), "reminder", known(state, { sender: { ...SENDER, name: "" } }));
    expect(missing.map(({ rule }) => rule)).toEqual(["template.field-missing"]);
  });

  it("speaks the customer's language and variant, unless somebody chose", () => {
    const texts = {
      en: { ...spoken(BODY), "plain-language": { subject: "Plain", body: BODY } },
      af: spoken(BODY, "Afrikaans"),
    };
    const afrikaans = { ...state, contactFacts: { ...state.contactFacts, language: "af-ZA" } };
    const plain = { ...state, customer: { ...state.customer, adjustments: ["plain-language" as const] } };
    const subject = (of: CaseState, wanted = {}) =>
      compose(aVersion({ texts }), "reminder", known(of), wanted).rendered?.subject;
    expect([subject(state), subject(afrikaans), subject(plain)]).toEqual(["S", "Afrikaans", "Plain"]);
    expect(subject(afrikaans, { language: "en", variant: "plain-language" })).toBe("Plain");
    expect(compose(aVersion({ texts: { en: spoken(BODY) } }), "reminder", known(afrikaans)).template.language).toBe(
      "en",
    );
  });

  it("on paper offers no opt-out, and needs none", () => {
    const { optOutOffered, missing } = compose(aVersion({ channel: "letter" }), "reminder", known(state));
    expect([optOutOffered, missing]).toEqual([false, []]);
  });
});
