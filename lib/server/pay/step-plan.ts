import { addDays, localDay } from "../../domain/calendar.ts";
import type { CommandInput } from "../../domain/commands.ts";
import { FREQUENCIES, type Frequency } from "../../domain/money-words.ts";
import { readTypedAmount } from "../../domain/pay-amount.ts";
import { readBirthDate as readDay } from "../../domain/pay-identity.ts";
import { houseOf, type ProposedPlan, proposePlan } from "../../domain/plan-proposal.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askAgain, wasWrong } from "./ask-again.ts";
import { onceOf, typedIn } from "./fields.ts";
import { goTo } from "./frame.ts";
import { give } from "./give.ts";
import { day, type Here, money } from "./here.ts";
import { known, page } from "./known-visitor.ts";
import { type PlanErrors, planCheckPage, planMadePage, planPage, tooMuchPage } from "./page-plan.ts";
import { keepDraft, type Visit } from "./visits.ts";

type Asked = CommandInput["make-plan"];

export function showPlan(visit: Visit): Promise<Response> {
  return planning(visit, async (here) => {
    const read = (await wasWrong(visit, "plan")) ? readPlan(here, visit.draft) : null;
    const errors = read && "errors" in read ? read.errors : {};
    return page(here, "Set up a plan", planPage(here, errors), { step: 4 });
  });
}

export function askPlan(visit: Visit, said: URLSearchParams): Promise<Response> {
  return planning(visit, async (here) => {
    const names = ["each", "often", "first", "debt"] as const;
    const typed = Object.fromEntries(names.map((name) => [name, typedIn(said, name)]));
    await keepDraft(visit, typed);
    const read = readPlan(here, typed);
    return "errors" in read ? askAgain(visit, "plan") : goTo("/pay/plan-check");
  });
}

export function showPlanCheck(visit: Visit): Promise<Response> {
  return planning(visit, (here) => {
    const read = readPlan(here, visit.draft);
    return "errors" in read ? goTo("/pay/plan") : shown(here, read, visit.draft, false);
  });
}

type Read = { asked: Asked; plan: ProposedPlan };

function shown(here: Here, { plan }: Read, values: Record<string, string | undefined>, unsure: boolean): Response {
  const { each, often, first, debt } = values;
  const main = planCheckPage(here, plan, { each, often, first, debt }, unsure);
  return page(here, "Your plan", main, { step: 5 }, unsure ? 422 : 200);
}

export function agreeToPlan(visit: Visit, said: URLSearchParams): Promise<Response> {
  return planning(visit, async (here) => {
    const values = Object.fromEntries(said);
    const read = readPlan(here, values);
    if ("errors" in read) return goTo("/pay/plan");
    const afford = said.get("afford");
    if (afford === "no") return page(here, "Then this plan is too much", tooMuchPage(here));
    if (afford !== "yes") return shown(here, read, values, true);
    try {
      await give(here.link, onceOf(said), { type: "make-plan", data: read.asked });
    } catch (error) {
      if (error instanceof Refusal) return goTo("/pay/plan-check");
      throw error;
    }
    return goTo("/pay/plan-made");
  });
}

export function showPlanMade(visit: Visit): Promise<Response> {
  return known(visit, (here) => page(here, "Your plan is set up", planMadePage(here)));
}

/** What was typed, as a plan; what a rule refuses is said beside the field that it is about. */
function readPlan(here: Here, typed: Record<string, string | undefined>): Read | { errors: PlanErrors } {
  const { state, offered, law } = here;
  const amount = readTypedAmount(typed.each ?? "", state.currency);
  if (!amount.ok) return { errors: { amount: amount.message } };
  const frequency = Object.keys(FREQUENCIES).find((one) => one === typed.often) as Frequency | undefined;
  if (!frequency) return { errors: { often: "Choose how often you would pay" } };
  const firstOn = readDay({ day: typed.first ?? "", month: "", year: "" }, law);
  if (!firstOn) return { errors: { first: "Enter a day, such as 2026-12-01" } };
  const one = offered.payable.length === 1 ? offered.payable[0] : offered.payable.find((id) => id === typed.debt);
  if (offered.mustChoose && !one) return { errors: { debt: "Choose which debt it is for" } };
  const debtId = state.debts.length > 1 ? one : undefined;
  const asked: Asked = {
    instalmentMinor: amount.minor,
    currency: state.currency,
    frequency,
    firstOn,
    ...(frequency === "monthly" && { dayOfMonth: Number(firstOn.slice(8)) }),
    ...(debtId !== undefined && { debtId }),
  };
  try {
    return { asked, plan: proposePlan(asked, state, houseOf(state, here)) };
  } catch (error) {
    if (error instanceof Refusal) return { errors: whyRefused(error, here) };
    throw error;
  }
}

function whyRefused({ rule, facts, message }: Refusal, here: Here): PlanErrors {
  if (rule === "below-the-least")
    return {
      amount: `Each payment is at least ${money(here, Number(facts.leastMinor))}. If that is too much, tell us below`,
    };
  if (rule === "too-long")
    return { amount: "With payments of this size it would take too many years. If you cannot pay more, tell us below" };
  if (rule === "in-the-past") return { first: "Choose a day from today on" };
  if (rule === "too-far-ahead") {
    const today = localDay(here.now, here.portfolio.timeZone);
    return { first: `Choose a day before ${day(here, addDays(today, 366))}` };
  }
  return { amount: message };
}

function planning(visit: Visit, work: (here: Here) => Promise<Response> | Response): Promise<Response> {
  return known(visit, (here) => (here.offered.plan ? work(here) : goTo("/pay/owe")));
}
