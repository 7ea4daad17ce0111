/** What a customer tells us: that they cannot pay, that it is not right, what would help. Heard first, asked little. */
import type { DisputeReason } from "../../domain/codes.ts";
import { DEBT_ADVICE } from "../../domain/debt-advice.ts";
import { FORMATS } from "../../domain/preference-acts.ts";
import { type Html, html } from "../preferences/html.ts";
import { done, form, radios, writing, wrong } from "./fields.ts";
import { dial } from "./frame.ts";
import { day, type Here } from "./here.ts";
import { nameOf } from "./page-owe.ts";

export function affordPage(): Html {
  return html`<h1>You can\u2019t afford this</h1>
<p>Thank you for telling us. Press the button, and we stop asking you for money while somebody looks at what would help. You do not have to explain.</p>
${form(
  "/pay/afford",
  html`${writing({ name: "text", label: "Anything that you want us to know (you may leave it empty)", hint: "For example, that your hours were cut, or what you could pay" })}
<button>Tell us</button> <a class="link" href="/pay/owe">Back</a>`,
)}`;
}

export function affordToldPage(here: Here, until: string | null): Html {
  return html`${done("We have heard you", html`<p>${until ? `We ask you for no money until ${day(here, until)}, while somebody looks at it.` : "We ask you for no money while somebody looks at it."}</p>`)}
<h1>What happens next</h1>
<p>A person reads what you told us. We contact you about what could help: more time, smaller payments, or another way.</p>
<h2>Free, independent advice</h2>
<p>They help people with debts every day, cost nothing, and tell us nothing unless you want it.</p>
<ul>${DEBT_ADVICE[here.law].map(
    ({ name, says, telephone, url }) =>
      html`<li><a class="link" href="${url}" rel="noreferrer">${name}</a>: ${says}${telephone ? html`, <a href="tel:${dial(telephone)}">${telephone}</a>` : null}</li>`,
  )}</ul>
<p><a class="button second" href="/pay/owe">Back to what you owe</a></p>`;
}

/** In the words of who says so. */
export const WHY_NOT: Record<DisputeReason, string> = {
  "not-mine": "It is not mine",
  "already-paid": "I have paid it already",
  "wrong-amount": "The amount is wrong",
  "goods-or-service": "Something was wrong with what I bought",
  "identity-theft": "Somebody used my name",
  settled: "It was settled for less",
  "time-barred": "It is too old",
  "in-insolvency": "It is part of an insolvency or debt arrangement",
  other: "Something else",
};

export function disagreePage(here: Here, error?: string, typed: { text?: string; debt?: string } = {}): Html {
  const debts = here.state.debts;
  return html`<h1>You don\u2019t agree with this debt</h1>
${error ? wrong(error) : null}
<p>Tell us what is wrong. We stop asking you for it while we check, and write to you with what we find.</p>
${form(
  "/pay/disagree",
  html`${
    debts.length > 1
      ? radios(
          "debt",
          "Which debt?",
          [
            ...debts.map((debt) => ({ value: debt.id, label: nameOf(here, debt) })),
            { value: "any", label: "All of them" },
          ],
          typed.debt || "any",
        )
      : null
  }
${radios(
  "reason",
  "What is wrong?",
  Object.entries(WHY_NOT).map(([value, label]) => ({ value, label })),
)}
${writing({ name: "text", label: "Anything that helps us to check (you may leave it empty)", value: typed.text })}
<button>Tell us</button> <a class="link" href="/pay/owe">Back</a>`,
)}`;
}

export function disagreeToldPage(): Html {
  return html`${done("We are checking it", html`<p>We ask you for nothing of what you do not agree with until we have answered you.</p>`)}
<h1>What happens next</h1>
<p>Somebody looks at what you told us and at what we were given. You may send us letters or receipts, but you need not. We write to you with what we have found.</p>
<p><a class="button second" href="/pay/owe">Back to what you owe</a></p>`;
}

export function supportPage(error?: string): Html {
  const choices = Object.entries(FORMATS).map(
    ([name, label]) =>
      html`<label class="choice"><input type="checkbox" name="format" value="${name}"><span>${label}</span></label>`,
  );
  return html`<h1>Tell us what would help</h1>
${error ? wrong(error) : null}
<p>Anything that makes it easier to deal with us. Everyone who works on your account will know it, so that you need not say it again. You need not say why.</p>
${form(
  "/pay/support",
  html`<fieldset><legend>I would like</legend>${choices}</fieldset>
${writing({ name: "text", label: "Or in your own words" })}
<button>Tell us</button> <a class="link" href="/pay/owe">Back</a>`,
)}`;
}

export function supportToldPage(): Html {
  return html`${done("Thank you for telling us", html`<p>We do so from now on.</p>`)}
<h1>What happens next</h1><p>Nothing that you have to do.</p>
<p><a class="button second" href="/pay/owe">Back to what you owe</a></p>`;
}
