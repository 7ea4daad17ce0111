/** Test kit: steps about money on the usual case. Only tests import it. */
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { as, baton } from "./given.ts";
import type { Ask, Step, Who } from "./given-step.ts";
import type { ChargeKind } from "./money-words.ts";

type On = (state: CaseState) => Step;

export const debtNo = ({ debts }: CaseState, at: number) => debts[at]?.id ?? "";
export const owed = ({ debts }: CaseState) => debts.map(({ heads }) => heads);

export const paid = (amountMinor: number, more: Partial<CommandInput["record-payment"]> = {}, who: Who = "ben") =>
  as(who, "record-payment", { amountMinor, currency: "GBP", method: "card", reference: "P-1", ...more });
export const charge =
  (kind: ChargeKind, amountMinor: number, at = 0): On =>
  (state) =>
    as("lena", "add-charge", { debtId: debtNo(state, at), kind, amountMinor });
export const interest =
  (annualBps: number, more: { at?: number; from?: string } = {}): On =>
  (state) =>
    as("lena", "set-interest", {
      debtId: debtNo(state, more.at ?? 0),
      annualBps,
      ...(more.from && { from: more.from }),
    });
export const adjusted =
  (lines: CommandInput["adjust-debt"]["lines"], kind: CommandInput["adjust-debt"]["kind"] = "correction", at = 0): On =>
  (state) =>
    as("lena", "adjust-debt", { debtId: debtNo(state, at), kind, lines, reason: "Agreed" });
export const writtenOff =
  (amountMinor?: number, at = 0): On =>
  (state) =>
    as("lena", "write-off-debt", {
      debtId: debtNo(state, at),
      reason: "Not worth pursuing",
      ...(amountMinor !== undefined && { amountMinor }),
    });
export const defaulted =
  (since: string): On =>
  (state) =>
    as("sam", "record-default", { debtId: debtNo(state, 0), since });

/** What the gateway tells. */
const via = (object: string, no: number) => ({ gateway: "stripe", payment: `pi_${no}`, object: `${object}_${no}` });
export const taken = (amountMinor: number, no = 1, debtId?: string) =>
  baton("take-payment", {
    amountMinor,
    currency: "GBP",
    method: "card",
    reference: "P",
    via: via("ch", no),
    ...(debtId !== undefined && { debtId }),
  });
export const refund = (amountMinor: number, state: "made" | "failed" = "made", no = 1, of = 1) =>
  baton("note-refund", {
    amountMinor,
    state,
    ...(state === "failed" && { code: "expired_card" }),
    via: { gateway: "stripe", payment: `pi_${of}`, object: `re_${no}` },
  });
export const chargeback = (amountMinor: number, state: "open" | "won" | "lost", no = 1) =>
  baton("note-chargeback", { amountMinor, state, reason: "fraudulent", via: via("dp", no) });
export const refundAsked =
  (amountMinor: number): On =>
  ({ payments }) =>
    as("lena", "refund-payment", { paymentId: payments[0]?.id ?? "", amountMinor, reason: "Paid twice" });
export const creditApplied = as("lena", "apply-credit", {});
export const promised = (amountMinor: number, dueOn = "2026-11-27") =>
  as("ben", "make-promise", { amountMinor, currency: "GBP", dueOn });
export const planned = (instalmentMinor: number): Ask =>
  as("ben", "make-plan", { instalmentMinor, currency: "GBP", frequency: "monthly", firstOn: "2026-12-01" });
