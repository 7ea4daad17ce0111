/** Paying in parts: what the customer can manage, the whole schedule, and only then a yes. */
import { addDays, localDay } from "../../domain/calendar.ts";
import type { Frequency } from "../../domain/money-words.ts";
import type { ProposedPlan } from "../../domain/plan-proposal.ts";
import { type Html, html } from "../preferences/html.ts";
import { done, form, hidden, note, radios, textField, wrong } from "./fields.ts";
import { day, type Here, money } from "./here.ts";
import { nameOf, nextInstalment } from "./page-owe.ts";

/** In the words of who pays. */
export const HOW_OFTEN: Record<Frequency, string> = {
  weekly: "Every week",
  fortnightly: "Every two weeks",
  "four-weekly": "Every four weeks",
  monthly: "Every month, on the same day",
  "last-working-day": "Every month, on the last working day",
};

export type PlanErrors = Partial<Record<"amount" | "first" | "often" | "debt", string>>;

export function planPage(here: Here, errors: PlanErrors = {}): Html {
  const { draft } = here.visit;
  const first = Object.values(errors)[0];
  const today = localDay(here.now, here.portfolio.timeZone);
  return html`<h1>${here.state.arrangement?.kind === "plan" ? "Change your plan" : "Set up a plan"}</h1>
${first ? wrong(first) : null}
${standing(here)}
<p>Choose what you can pay and still live on. You see the whole plan before you agree to anything.</p>
${form(
  "/pay/plan",
  html`${debts(here)}
${textField({ name: "each", label: "Each payment", hint: "For example, 20 or 20.50", value: draft.each, error: errors.amount }, { size: "w10", mode: "decimal" })}
${radios(
  "often",
  "How often?",
  Object.entries(HOW_OFTEN).map(([value, label]) => ({ value, label })),
  draft.often,
)}
${textField({ name: "first", label: "First payment on", hint: "A day from today on", value: draft.first ?? addDays(today, 7), error: errors.first }, { size: "w10", type: "date" })}
<button>Show the plan</button> <a class="link" href="/pay/owe">Back</a>`,
)}
<p>Nothing is left to pay with? <a href="/pay/afford">Tell us that you cannot afford this</a>.</p>`;
}

function standing(here: Here): Html | null {
  const next = nextInstalment(here.state);
  return next
    ? note(
        `You have a plan now. Its next payment is ${money(here, next.left)} by ${day(here, next.dueOn)}. A new plan takes its place.`,
      )
    : null;
}

function debts(here: Here): Html | null {
  const { state, offered, visit, link } = here;
  const open = state.debts.filter(({ id }) => offered.payable.includes(id));
  if (open.length < 2) return null;
  const options = open.map((debt) => ({
    value: debt.id,
    label: nameOf(here, debt),
    says: money(here, debt.balanceMinor),
  }));
  const all = offered.mustChoose ? [] : [{ value: "any", label: "All of them" }];
  return radios(
    "debt",
    "What is it for?",
    [...all, ...options],
    visit.draft.debt ?? link.debtId ?? (all.length > 0 ? "any" : undefined),
  );
}

/** `values`: the plan as it is shown, and so as it is agreed to. */
export function planCheckPage(
  here: Here,
  plan: ProposedPlan,
  values: Record<string, string | undefined>,
  unsure: boolean,
): Html {
  const { instalments, totalMinor } = plan;
  const [first, last] = [instalments[0], instalments.at(-1)];
  return html`<h1>Your plan</h1>
<p>${instalments.length} payments, together ${money(here, totalMinor)}.${first && last && instalments.length > 1 ? ` The first on ${day(here, first.dueOn)}, the last on ${day(here, last.dueOn)}.` : null}</p>
${plan.isAbove ? aboveWhatIsLeft() : null}
${unsure ? wrong("Please say first whether you can afford it.") : null}
<table><caption class="quiet">Every payment</caption><thead><tr><th scope="col">On</th><th scope="col">You pay</th></tr></thead><tbody>${instalments.map(
    ({ dueOn, amountMinor }) => html`<tr><td>${day(here, dueOn)}</td><td>${money(here, amountMinor)}</td></tr>`,
  )}</tbody></table>
${
  plan.isAbove
    ? null
    : form(
        "/pay/plan-agree",
        html`${hidden(values)}${radios(
          "afford",
          "With these payments, can you still pay for rent, food, heating and what else you need?",
          [
            { value: "yes", label: "Yes" },
            { value: "no", label: "No, or I am not sure" },
          ],
        )}<button>I agree to this plan</button>`,
      )
}
<p><a class="link" href="/pay/plan">Change it</a></p>`;
}

function aboveWhatIsLeft(): Html {
  return note(
    html`This is more than what you have left over each month, from what you told us. Please <a href="/pay/plan">choose smaller payments</a>, or <a href="/pay/afford">tell us that you cannot afford this</a>.`,
  );
}

/** A plan that hurts is no plan: nothing is agreed to. */
export function tooMuchPage(here: Here): Html {
  return html`<h1>Then this plan is too much</h1>
<p>Thank you for saying so. Nothing was agreed.</p>
<ul class="choices"><li><a href="/pay/plan"><span><b>Choose smaller payments</b><span>From ${money(here, here.rules.planMinMinor)} each</span></span></a></li>
<li><a href="/pay/afford"><span><b>I can\u2019t afford this</b><span>Tell us, and we will pause and listen</span></span></a></li></ul>
<p>Free debt advice can go through it with you, below.</p>`;
}

export function planMadePage(here: Here): Html {
  const next = nextInstalment(here.state);
  return html`${done("Your plan is set up", html`<p>We have written it down. As long as you pay it, we do not ask you for more.</p>`)}
<h1>What happens next</h1>
<p>${next ? `The first payment is ${money(here, next.left)} by ${day(here, next.dueOn)}. You can pay it here, by this link or one that we send you.` : "You can see it here at any time."}</p>
<p>If something changes, come back here or call us before the day. Paying late once is not the end of a plan.</p>
<p><a class="button second" href="/pay/owe">Back to what you owe</a></p>`;
}
