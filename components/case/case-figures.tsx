"use client";
import { useMemo } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { type Figure, StatementStrip } from "#components/case/statement-strip.tsx";
import { useSeen } from "#components/case/use-seen.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { dayWords } from "#components/ui/time-words.ts";
import type { CaseState, Plan } from "#lib/domain/case.ts";
import { CHANNELS } from "#lib/domain/codes.ts";
import { dueOf } from "#lib/domain/figures.ts";
import { FREQUENCIES } from "#lib/domain/money-words.ts";
import { nextInstalment } from "#lib/domain/next-instalment.ts";

type Fact = Figure & { key: string; words: string };
type Day = (at: string) => string;

/** The statement strip: each figure with the event that it rests on; a changed one keeps its old value until it has been seen. */
export function CaseFigures() {
  const { state, freshness, showEvent, eventHref } = useOpenCase();
  const timeZone = useTimeZone();
  const facts = useMemo(() => factsOf(state, (at) => dayWords(at, timeZone, state.openedAt)), [state, timeZone]);
  const seen = useSeen(facts, facts.map((fact) => fact.key).join("|"));
  const stale = freshness.is === "offline";
  return (
    <StatementStrip
      figures={facts.map(({ key, words, ...figure }, at) => {
        const before = seen[at];
        const changed = before !== undefined && before.key !== key;
        return {
          ...figure,
          stale,
          changed,
          was: changed && before.words !== words ? before.words : undefined,
          ...(figure.version && { href: eventHref(figure.version), onShow: () => showEvent(figure.version ?? 0) }),
        };
      })}
    />
  );
}

function factsOf(state: CaseState, day: Day): Fact[] {
  const { balanceMinor, arrearsMinor, currency, moneyVersion } = state;
  const money = (minor: number) => moneyWords(minor, currency);
  return [
    fact("Balance", money(balanceMinor), moneyVersion, { closing: true }),
    fact("Arrears", money(arrearsMinor), moneyVersion),
    arrangement(state, day, money),
    nextDue(state, day),
    lastContact(state, day),
  ];
}

function fact(label: string, words: string, version?: number, more: Partial<Figure> = {}, key = words): Fact {
  return { label, value: words, words, version, key: `${label} ${key}`, ...more };
}

function arrangement(state: CaseState, day: Day, money: (minor: number) => string): Fact {
  const { arrangement, lastPromise, lastPlan } = state;
  if (arrangement?.kind === "plan") return plan(arrangement, money);
  if (arrangement?.kind !== "promise") {
    if (lastPlan && lastPlan !== "replaced") {
      return fact("Plan", "None", undefined, { note: `last one ${LAST_PLAN[lastPlan]}` }, `none ${lastPlan}`);
    }
    const note = lastPromise ? LAST_PROMISE[lastPromise] : undefined;
    return fact("Promise", "None", undefined, { note }, `none ${lastPromise}`);
  }
  const { amountMinor, dueOn, version, id } = arrangement;
  return fact("Promise", money(amountMinor), version, { note: `by ${day(`${dueOn}T12:00:00Z`)}` }, id);
}

const LAST_PROMISE = { kept: "last one kept", "part-kept": "last one kept in part", broken: "last one broken" };
const LAST_PLAN = { completed: "completed", broken: "broken", cancelled: "ended", "case-closed": "ended" };

function plan({ id, terms, instalments, receivedMinor, version }: Plan, money: (minor: number) => string): Fact {
  const each = nextInstalment({ instalments });
  const often = FREQUENCIES[terms.frequency].toLowerCase();
  const words = each ? `${money(each.amountMinor)} ${often}` : "Filled";
  return fact("Plan", words, version, { note: `${money(receivedMinor)} paid` }, `${id} ${receivedMinor}`);
}

function nextDue(state: CaseState, day: Day): Fact {
  const due = dueOf(state);
  if (!due) return fact("Next due", state.lifecycle.state === "closed" ? "Closed" : "Nothing");
  const version = {
    "first-action": state.owners.at(-1)?.version,
    "offer-expires": state.handover?.version,
    "next-action": state.nextAction?.version,
    "promise-due": state.arrangement?.kind === "promise" ? state.arrangement.version : undefined,
    "instalment-due": state.arrangement?.kind === "plan" ? state.arrangement.version : undefined,
    "plan-review": state.arrangement?.kind === "plan" ? state.arrangement.version : undefined,
  }[due.why];
  if (due.why === "instalment-due") return instalmentDue(state, due.at, day);
  return fact("Next due", day(due.at), version, { value: <TimeText at={due.at} />, note: DUE[due.why] }, due.at);
}

/** The day on which it is due; it is missed only when its grace is over. */
function instalmentDue({ arrangement }: CaseState, missedAt: string, day: Day): Fact {
  const plan = arrangement?.kind === "plan" ? arrangement : null;
  const one = plan?.instalments.find(({ is, breaksAt }) => is === "open" && breaksAt === missedAt);
  const words = day(one ? `${one.dueOn}T12:00:00Z` : missedAt);
  return fact("Next due", words, plan?.version, { note: "instalment" }, `${missedAt} ${words}`);
}

const DUE = {
  "first-action": "first action",
  "offer-expires": "offer expires",
  "next-action": "next action",
  "promise-due": "promise",
  "instalment-due": "instalment",
  "plan-review": "plan review",
};

function lastContact({ lastContact }: CaseState, day: Day): Fact {
  if (!lastContact) return fact("Last contact", "None");
  const { at, channel, direction, version } = lastContact;
  const note = `${direction} ${channel === "whatsapp" ? "WhatsApp" : CHANNELS[channel].toLowerCase()}`;
  return fact("Last contact", day(at), version, { value: <TimeText at={at} />, note }, `${version}`);
}
