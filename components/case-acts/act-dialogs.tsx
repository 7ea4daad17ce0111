"use client";
import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { ActId } from "#components/case-acts/act-table.ts";

export type OpenedAct = { id: ActId; subject?: string };
/** `subject`: the hold, dispute, payment, entry or offer that the act is about. */
export type ActProps = { subject?: string; onClose: () => void };

const told = (name: keyof typeof import("#components/told/told-dialogs.tsx")) =>
  dynamic<ActProps>(() => import("#components/told/told-dialogs.tsx").then((m) => m[name]));
const ofLaw = (name: keyof typeof import("#components/told/debt-law-dialogs.tsx")) =>
  dynamic<ActProps>(() => import("#components/told/debt-law-dialogs.tsx").then((m) => m[name]));

const ofPlan = (name: keyof typeof import("#components/plan/plan-acts.tsx")) =>
  dynamic<ActProps>(() => import("#components/plan/plan-acts.tsx").then((m) => m[name]));

const ofMoney = (name: keyof typeof import("#components/money/money-acts.ts")) =>
  dynamic<ActProps>(() => import("#components/money/money-acts.ts").then((m) => m[name]));

const DIALOGS: Record<ActId, ComponentType<ActProps>> = {
  outcome: dynamic(() => import("#components/case-acts/outcome-dialog.tsx").then((m) => m.OutcomeDialog)),
  payment: dynamic(() => import("#components/case-acts/payment-dialog.tsx").then((m) => m.PaymentDialog)),
  "reverse-payment": dynamic(() => import("#components/case-acts/reversal-dialog.tsx").then((m) => m.ReversalDialog)),
  promise: dynamic(() => import("#components/case-acts/promise-dialog.tsx").then((m) => m.PromiseDialog)),
  plan: dynamic(() => import("#components/plan/plan-dialog.tsx").then((m) => m.PlanDialog)),
  affordability: dynamic(() => import("#components/plan/affordability-dialog.tsx").then((m) => m.AffordabilityDialog)),
  "skip-instalment": ofPlan("SkipInstalmentDialog"),
  "move-instalment": ofPlan("MoveInstalmentDialog"),
  "review-plan": ofPlan("ReviewPlanDialog"),
  "end-plan": ofPlan("EndPlanDialog"),
  charge: ofMoney("ChargeDialog"),
  interest: ofMoney("InterestDialog"),
  remedy: ofMoney("RemedyDialog"),
  adjust: ofMoney("AdjustDialog"),
  "write-off": ofMoney("WriteOffDialog"),
  refund: ofMoney("RefundDialog"),
  "apply-credit": ofMoney("ApplyCreditDialog"),
  "pay-link": ofMoney("PayLinkDialog"),
  ledger: dynamic(() => import("#components/money/ledger-dialog.tsx").then((m) => m.LedgerDialog)),
  "next-action": dynamic(() => import("#components/case-acts/next-action-dialog.tsx").then((m) => m.NextActionDialog)),
  "contact-point": dynamic(() =>
    import("#components/case-acts/contact-point-dialog.tsx").then((m) => m.ContactPointDialog),
  ),
  dispute: dynamic(() => import("#components/case-acts/dispute-dialog.tsx").then((m) => m.DisputeDialog)),
  "resolve-dispute": dynamic(() =>
    import("#components/case-acts/resolution-dialog.tsx").then((m) => m.ResolutionDialog),
  ),
  complaint: dynamic(() => import("#components/case-acts/complaint-dialog.tsx").then((m) => m.ComplaintDialog)),
  disclosure: dynamic(() => import("#components/case-acts/disclosure-dialog.tsx").then((m) => m.DisclosureDialog)),
  hold: dynamic(() => import("#components/case-acts/hold-dialog.tsx").then((m) => m.HoldDialog)),
  "lift-hold": dynamic(() => import("#components/case-acts/lift-hold-dialog.tsx").then((m) => m.LiftHoldDialog)),
  "add-debt": dynamic(() => import("#components/case-acts/debt-dialog.tsx").then((m) => m.DebtDialog)),
  close: dynamic(() => import("#components/case-acts/close-dialog.tsx").then((m) => m.CloseDialog)),
  reopen: dynamic(() => import("#components/case-acts/reopen-dialog.tsx").then((m) => m.ReopenDialog)),
  correct: dynamic(() => import("#components/case-acts/correction-dialog.tsx").then((m) => m.CorrectionDialog)),
  return: dynamic(() => import("#components/case-acts/return-dialog.tsx").then((m) => m.ReturnDialog)),
  reassign: dynamic(() => import("#components/case-acts/reassign-dialog.tsx").then((m) => m.ReassignDialog)),
  "opt-out": told("OptOutDialog"),
  "opt-in": told("OptInDialog"),
  cease: told("CeaseDialog"),
  "withdraw-cease": told("WithdrawCeaseDialog"),
  times: dynamic(() => import("#components/told/times-dialog.tsx").then((m) => m.TimesDialog)),
  representative: told("RepresentativeDialog"),
  "end-representation": told("EndRepresentationDialog"),
  death: told("DeathDialog"),
  "withdraw-death": told("WithdrawDeathDialog"),
  language: dynamic(() => import("#components/told/language-dialog.tsx").then((m) => m.LanguageDialog)),
  "work-contact": told("WorkContactDialog"),
  residence: dynamic(() => import("#components/told/residence-dialog.tsx").then((m) => m.ResidenceDialog)),
  "failed-point": told("FailedPointDialog"),
  "verified-point": told("VerifiedPointDialog"),
  limitation: ofLaw("LimitationDialog"),
  default: ofLaw("DefaultDialog"),
  offer: dynamic(() => import("#components/handover/offer-dialog.tsx").then((m) => m.OfferDialog)),
  accept: dynamic(() => import("#components/handover/accept-dialog.tsx").then((m) => m.AcceptDialog)),
  decline: dynamic(() => import("#components/handover/decline-dialog.tsx").then((m) => m.DeclineDialog)),
  ask: dynamic(() => import("#components/handover/ask-dialog.tsx").then((m) => m.AskDialog)),
  answer: dynamic(() => import("#components/handover/answer-dialog.tsx").then((m) => m.AnswerDialog)),
  pack: dynamic(() => import("#components/handover/pack-dialog.tsx").then((m) => m.PackDialog)),
  decision: dynamic(() => import("#components/contact/decision-dialog.tsx").then((m) => m.DecisionDialog)),
  owners: dynamic(() => import("#components/case/owners-dialog.tsx").then((m) => m.OwnersDialog)),
};

/** The form that is open, loaded when it is first opened. */
export function ActDialogs({ act, onClose }: { act: OpenedAct | null; onClose: () => void }) {
  if (!act) return null;
  const Form = DIALOGS[act.id];
  return <Form key={`${act.id}-${act.subject ?? ""}`} subject={act.subject} onClose={onClose} />;
}
