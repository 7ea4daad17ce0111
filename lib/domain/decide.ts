/** Routes a command to the function that decides it. Pure: the same command, state and context give the same facts. */

import * as adjustment from "./adjustment.ts";
import { assessAffordability } from "./affordability.ts";
import { planCall, releaseAttempt, reserveAttempt } from "./attempts.ts";
import { openComplaint, recordDisclosure } from "./care.ts";
import type { CaseState } from "./case.ts";
import { addCharge } from "./charge.ts";
import type { Command } from "./commands.ts";
import { changeContactPoint, recordContact } from "./contact.ts";
import { CONTACT_COMMANDS, type ContactSystemCommand } from "./contact-commands.ts";
import type { Context } from "./context.ts";
import { CUSTOMER_COMMANDS } from "./customer-commands.ts";
import * as told from "./customer-facts.ts";
import { openDispute, resolveDispute } from "./dispute.ts";
import type { NewEvent } from "./events.ts";
import * as handover from "./handover.ts";
import { recordHardship } from "./hardship.ts";
import { liftHold, placeHold } from "./holds.ts";
import { setInterest } from "./interest.ts";
import { MONEY_COMMANDS, type MoneySystemCommand } from "./money-commands.ts";
import { addNote, correctEntry, setNextAction } from "./notes.ts";
import { addDebt, closeCase, openCaseFacts, reopenCase } from "./open-case.ts";
import * as outgoing from "./outgoing.ts";
import * as ownership from "./ownership.ts";
import * as links from "./pay-links.ts";
import * as session from "./pay-session.ts";
import { recordPayment, reversePayment, takePayment } from "./payment.ts";
import * as plan from "./plan.ts";
import { printLetter } from "./print-letter.ts";
import { makePromise } from "./promise.ts";
import { Refusal } from "./refusal.ts";
import { recordDefault, recordRemedy } from "./remedy.ts";
import * as returns from "./returns.ts";
import { advance } from "./timers.ts";

/** The facts that the command yields on this state. Throws `Refusal` on a broken rule. `state` is null only for open-case. */
export function decide(command: Command, state: CaseState | null, context: Context): NewEvent[] {
  if (command.type === "open-case") return openCaseFacts(command.data, context);
  if (state === null) throw new Error("Only open-case begins a case.");
  return decideOn(command, state, context);
}

function decideOn(command: Exclude<Command, { type: "open-case" }>, state: CaseState, context: Context): NewEvent[] {
  if (isContactCommand(command)) return decideContactCommand(command, state, context);
  if (isMoneyCommand(command)) return decideMoneyCommand(command, state, context);
  if (isTelling(command)) return decideTelling(command, state, context);
  switch (command.type) {
    case "add-debt":
      return addDebt(command.data, state, context);
    case "add-note":
      return addNote(command.data);
    case "correct-entry":
      return correctEntry(command.data, context);
    case "record-contact":
      return recordContact(command.data, state, context);
    case "record-payment":
      return recordPayment(command.data, state, context);
    case "reverse-payment":
      return reversePayment(command.data, state, context);
    case "make-promise":
      return makePromise(command.data, state, context);
    case "set-next-action":
      return setNextAction(command.data, state, context);
    case "change-contact-point":
      return changeContactPoint(command.data);
    case "take-case":
      return ownership.take(state, context);
    case "offer-handover":
      return handover.offer(command.data, state, context);
    case "accept-handover":
      return handover.accept(command.data, state, context);
    case "decline-handover":
      return handover.decline(command.data, state);
    case "ask-about-handover":
      return handover.ask(command.data, state);
    case "answer-handover-question":
      return handover.answer(command.data, state);
    case "withdraw-handover":
      return handover.withdraw(command.data, state);
    case "return-case":
      return ownership.giveBack(command.data, state, context);
    case "reassign":
      return ownership.reassign(command.data, state, context);
    case "open-dispute":
      return openDispute(command.data, state, context);
    case "open-complaint":
      return openComplaint(command.data, context);
    case "record-disclosure":
      return recordDisclosure(command.data, context);
    case "place-hold":
      return placeHold(command.data, state, context);
    case "resolve-dispute":
      return resolveDispute(command.data, state);
    case "lift-hold":
      return liftHold(command.data, state);
    case "close-case":
      return closeCase(command.data, state);
    case "reopen-case":
      return reopenCase(command.data, state, context);
    case "advance-case":
      return advance(state, context);
    case "release-person":
      return ownership.releasePerson(command.data, state, context);
    case "release-team":
      return ownership.releaseTeam(command.data, state, context);
    case "cover-absence":
      return ownership.coverAbsence(command.data, state, context);
    default:
      return unknownCommand(command);
  }
}

type ContactCommand = Extract<Command, { type: ContactCommandType | ContactSystemCommand["type"] }>;
type ContactCommandType = keyof typeof CONTACT_COMMANDS;
const SYSTEM_CONTACT: readonly string[] = [
  "dispatch-contact",
  "print-letter",
  "settle-contact",
  "receive-message",
  "note-click",
] satisfies ContactSystemCommand["type"][];

function isContactCommand(command: Command): command is ContactCommand {
  return Object.hasOwn(CONTACT_COMMANDS, command.type) || SYSTEM_CONTACT.includes(command.type);
}

function decideContactCommand(command: ContactCommand, state: CaseState, context: Context): NewEvent[] {
  switch (command.type) {
    case "schedule-contact":
      return outgoing.scheduleContact(command.data, state, context);
    case "cancel-contact":
      return outgoing.cancelContact(command.data, state, context);
    case "retry-contact":
      return outgoing.retryContact(command.data, state, context);
    case "reserve-attempt":
      return reserveAttempt(command.data, state, context);
    case "release-attempt":
      return releaseAttempt(command.data, state, context);
    case "plan-call":
      return planCall(command.data, state, context);
    case "return-letter":
      return outgoing.returnLetter(command.data, state, context);
    case "dispatch-contact":
      return outgoing.dispatchContact(command.data.contactId, state, context);
    case "print-letter":
      return printLetter(command.data.contactId, state, context);
    case "settle-contact":
      return outgoing.settleContact(command.data.contactId, command.data.outcome, state, context);
    case "receive-message":
      return outgoing.receiveMessage(command.data);
    case "note-click":
      return outgoing.noteClick(command.data, state);
    default:
      return unknownCommand(command);
  }
}

type MoneyCommand = Extract<Command, { type: keyof typeof MONEY_COMMANDS | MoneySystemCommand["type"] }>;
const SYSTEM_MONEY: readonly string[] = [
  "take-payment",
  "note-refund",
  "note-chargeback",
  "open-pay-link",
  "lock-pay-link",
  "start-payment",
  "choose-method",
  "fail-payment",
  "await-payment",
  "abandon-payment",
] satisfies MoneySystemCommand["type"][];

function isMoneyCommand(command: Command): command is MoneyCommand {
  return Object.hasOwn(MONEY_COMMANDS, command.type) || SYSTEM_MONEY.includes(command.type);
}

function decideMoneyCommand(command: MoneyCommand, state: CaseState, context: Context): NewEvent[] {
  switch (command.type) {
    case "add-charge":
      return addCharge(command.data, state, context);
    case "set-interest":
      return setInterest(command.data, state, context);
    case "record-remedy":
      return recordRemedy(command.data, state, context);
    case "adjust-debt":
      return adjustment.adjustDebt(command.data, state, context);
    case "write-off-debt":
      return adjustment.writeOffDebt(command.data, state, context);
    case "apply-credit":
      return adjustment.applyCredit(state, context);
    case "refund-payment":
      return returns.refundPayment(command.data, state, context);
    case "assess-affordability":
      return assessAffordability(command.data, context);
    case "make-plan":
      return plan.makePlan(command.data, state, context);
    case "skip-instalment":
      return plan.skipInstalment(command.data, state, context);
    case "move-instalment":
      return plan.moveInstalment(command.data, state, context);
    case "review-plan":
      return plan.reviewPlan(command.data, state, context);
    case "end-plan":
      return plan.endPlan(command.data, state);
    case "make-pay-link":
      return links.makePayLink(command.data, state, context);
    case "revoke-pay-link":
      return links.revokePayLink(command.data, state);
    case "record-hardship":
      return recordHardship(command.data, state, context);
    case "take-payment":
      return takePayment(command.data, state, context);
    case "note-refund":
      return returns.noteRefund(command.data, state, context);
    case "note-chargeback":
      return returns.noteChargeback(command.data, state, context);
    case "open-pay-link":
      return links.openPayLink(command.data, state);
    case "lock-pay-link":
      return links.lockPayLink(command.data, state);
    case "start-payment":
      return session.startPayment(command.data, state, context);
    case "choose-method":
      return session.chooseMethod(command.data, state);
    case "fail-payment":
      return session.failPayment(command.data, state, context);
    case "await-payment":
      return session.awaitPayment(command.data, state, context);
    case "abandon-payment":
      return session.abandonPayment(command.data, state, context);
    default:
      return unknownCommand(command);
  }
}

type Telling = Extract<Command, { type: keyof typeof CUSTOMER_COMMANDS }>;

function isTelling(command: Command): command is Telling {
  return Object.hasOwn(CUSTOMER_COMMANDS, command.type);
}

function decideTelling(command: Telling, state: CaseState, context: Context): NewEvent[] {
  switch (command.type) {
    case "record-opt-out":
      return told.recordOptOut(command.data, state, context);
    case "record-opt-in":
      return told.recordOptIn(command.data, state, context);
    case "record-cease-request":
      return told.recordCeaseRequest(command.data, state, context);
    case "withdraw-cease-request":
      return told.withdrawCeaseRequest(command.data, state);
    case "state-inconvenient-times":
      return told.stateInconvenientTimes(command.data, state);
    case "appoint-representative":
      return told.appointRepresentative(command.data, state, context);
    case "end-representation":
      return told.endRepresentation(command.data, state);
    case "record-death":
      return told.recordDeath(command.data, state, context);
    case "withdraw-death":
      return told.withdrawDeath(command.data, state);
    case "set-language":
      return told.setLanguage(command.data, state);
    case "state-work-contact":
      return told.stateWorkContact(command.data, state, context);
    case "set-residence":
      return told.setResidence(command.data, state);
    case "fail-contact-point":
      return told.failContactPoint(command.data, state);
    case "verify-contact-point":
      return told.verifyContactPoint(command.data, state);
    case "record-limitation":
      return told.recordLimitation(command.data, state);
    case "record-default":
      return recordDefault(command.data, state, context);
    default:
      return unknownCommand(command);
  }
}

function unknownCommand(command: never): never {
  throw new Refusal("unknown-command", `No such command: ${JSON.stringify(command)}`);
}
