import { expect } from "@playwright/test";
import type { EventType } from "#lib/domain/events.ts";
import type { Client } from "#lib/run/trial/client.ts";

type Answer = { version: number; events: { type: string; data: object }[] };
type Told = { by(client: Client, type: string, data: object): Promise<Answer>; debts(): string[] };

/** Days that run out, which pushed-timers.integration.test.ts lets happen, and what a gateway or the customer's page tells. */
export const MONEY_ELSEWHERE: EventType[] = [
  "promise-part-kept",
  "instalment-missed",
  "plan-review-due",
  "refund-failed",
  "chargeback-opened",
  "chargeback-won",
  "chargeback-lost",
  "pay-link-opened",
  "pay-link-identified",
  "pay-link-locked",
  "payment-started",
  "payment-method-chosen",
  "payment-failed",
  "payment-pending",
  "payment-abandoned",
];

const paying = { currency: "GBP", method: "card" };

/** Every fact of money that people bring about, on a case that the agent owns. */
export async function everyFactOfMoney(told: Told, agent: Client, lead: Client): Promise<void> {
  await told.by(agent, "make-promise", { amountMinor: 300, currency: "GBP", dueOn: inDays(5) });
  const paid = await told.by(agent, "record-payment", { amountMinor: 700, reference: "P-1", ...paying });
  expect(typesOf(paid)).toEqual(expect.arrayContaining(["promise-kept", "debt-paid"]));
  const back = await told.by(agent, "reverse-payment", { paymentId: paymentOf(paid), reason: "Bounced" });
  expect(typesOf(back)).toEqual(expect.arrayContaining(["promise-restored", "debt-owed-again"]));
  await charges(told, lead);
  await plans(told, agent);
  await credit(told, agent, lead);
  const link = await told.by(agent, "make-pay-link", { days: 3 });
  await told.by(agent, "revoke-pay-link", { linkId: fieldOf(link, "pay-link-made", "linkId") });
  await told.by(agent, "record-hardship", { text: "I have lost my job" });
}

async function charges(told: Told, lead: Client): Promise<void> {
  const [debtId] = told.debts();
  await told.by(lead, "add-charge", { debtId, kind: "service-fee", amountMinor: 500, reason: "Agreement" });
  await told.by(lead, "set-interest", { debtId, annualBps: 1_200 });
  const lines = [{ head: "fees", amountMinor: -100 }];
  await told.by(lead, "adjust-debt", { debtId, kind: "goodwill", lines, reason: "Late letter" });
  await told.by(lead, "write-off-debt", { debtId, amountMinor: 100, reason: "Too small" });
}

async function plans(told: Told, agent: Client): Promise<void> {
  const [income, outgoings] = [{ "client-salary-or-wages": 150_000 }, { rent: 60_000 }];
  await told.by(agent, "assess-affordability", { income, outgoings, note: "Shift work" });
  const terms = { currency: "GBP", frequency: "weekly", firstOn: inDays(7) };
  const made = await told.by(agent, "make-plan", { instalmentMinor: 500, totalMinor: 2_000, ...terms });
  const planId = fieldOf(made, "plan-made", "planId");
  await told.by(agent, "skip-instalment", { planId, no: 1, reason: "Boiler broke" });
  await told.by(agent, "move-instalment", { planId, no: 2, dueOn: inDays(16), reason: "Paid late" });
  await told.by(agent, "review-plan", { planId, note: "Same income" });
  const paid = await told.by(agent, "record-payment", { amountMinor: 2_000, reference: "P-2", ...paying });
  expect(typesOf(paid)).toContain("plan-ended");
  const back = await told.by(agent, "reverse-payment", { paymentId: paymentOf(paid), reason: "Bounced" });
  expect(typesOf(back)).toContain("plan-restored");
  await told.by(agent, "end-plan", { planId, reason: "She asked for it" });
}

/** More than is owed, a part of it back, and the rest for a fee that comes later; at the end something is owed again. */
async function credit(told: Told, agent: Client, lead: Client): Promise<void> {
  const paid = await told.by(agent, "record-payment", { amountMinor: 500_000_000, reference: "P-3", ...paying });
  const paymentId = paymentOf(paid);
  await told.by(lead, "refund-payment", { paymentId, amountMinor: 500, reason: "Paid too much" });
  const [debtId] = told.debts();
  await told.by(lead, "add-charge", { debtId, kind: "other-fee", amountMinor: 200 });
  await told.by(lead, "apply-credit", {});
  await told.by(agent, "reverse-payment", { paymentId, reason: "Bounced" });
}

function typesOf({ events }: Answer): string[] {
  return events.map(({ type }) => type);
}

function paymentOf(paid: Answer): string {
  return fieldOf(paid, "payment-received", "paymentId");
}

function fieldOf({ events }: Answer, type: EventType, field: string): string {
  const data = events.find((event) => event.type === type)?.data as Record<string, string> | undefined;
  return data?.[field] ?? "";
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
