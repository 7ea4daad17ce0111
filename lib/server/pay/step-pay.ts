/** From an amount to what became of it. */
import { PAY_METHODS, type PayMethod } from "../../domain/money-words.ts";
import { arrearsToPay, mostToPay, readTypedAmount, whyNotPay } from "../../domain/pay-amount.ts";
import { GatewayAway, GatewayRefused } from "../adapters/payments/gateway.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { html } from "../preferences/html.ts";
import { askAgain, wasWrong } from "./ask-again.ts";
import { ask, type Standing } from "./ask-gateway.ts";
import { note, onceOf, typedIn } from "./fields.ts";
import { goTo } from "./frame.ts";
import { type Here, hereOf, money } from "./here.ts";
import { known, page } from "./known-visitor.ts";
import { numberOf } from "./page-before.ts";
import { nextInstalment } from "./page-owe.ts";
import { amountPage, type Chosen, checkPage, type Errors, methodPage, NO_METHOD } from "./page-pay.ts";
import { resultPage } from "./page-result.ts";
import { beginPayment, findSession, paidSince, type Session, turnBack } from "./sessions.ts";
import { keepDraft, type Visit } from "./visits.ts";

export function showAmount(visit: Visit): Promise<Response> {
  return paying(visit, async (here) => {
    const read = (await wasWrong(visit, "amount")) ? readAmount(here, visit.draft) : null;
    const errors = read && "errors" in read ? read.errors : {};
    return page(here, "How much would you like to pay?", amountPage(here, errors), { step: 4 });
  });
}

export function choose(visit: Visit, said: URLSearchParams): Promise<Response> {
  return paying(visit, async (here) => {
    const typed = { how: typedIn(said, "how"), other: typedIn(said, "other"), debt: typedIn(said, "debt") || "any" };
    await keepDraft(visit, typed);
    const read = readAmount(here, typed);
    if ("errors" in read) return askAgain(visit, "amount");
    const chosen = { amount: String(read.minor), amountDebt: read.debtId ?? "", chosenAt: String(here.state.version) };
    await keepDraft(visit, chosen);
    return goTo("/pay/method");
  });
}

type Typed = { how?: string; other?: string; debt?: string };

function readAmount(
  here: Here,
  { how = "", other = "", debt = "any" }: Typed,
): { minor: number; debtId: string | null } | { errors: Errors } {
  const { offered, state, rules } = here;
  const debtId = offered.payable.includes(debt) ? debt : null;
  if (offered.mustChoose && debtId === null) return { errors: { debt: "Choose which debt it is for" } };
  const only = offered.payable.length === 1 ? (offered.payable[0] ?? null) : debtId;
  const most = mostToPay(state, offered, only ?? undefined);
  // An amount that was typed counts, whichever choice stood beside it.
  const read =
    other.trim() !== "" && how !== "full" && how !== "arrears" && how !== "next"
      ? readTypedAmount(other, state.currency)
      : named(here, how, most);
  if (!read.ok) return { errors: { amount: read.message } };
  const why = whyNotPay(read.minor, most, rules, (minor) => money(here, minor));
  return why ? { errors: { amount: why } } : { minor: read.minor, debtId: only };
}

function named(here: Here, how: string, most: number): ReturnType<typeof readTypedAmount> {
  if (how === "full") return { ok: true, minor: most };
  const minor =
    how === "arrears" ? arrearsToPay(here.state, here.offered) : how === "next" ? nextInstalment(here.state)?.left : 0;
  if (!minor)
    return { ok: false, message: how === "other" ? "Enter an amount, such as 20 or 20.50" : "Choose an amount" };
  return { ok: true, minor: Math.min(minor, most) };
}

export function showMethod(visit: Visit): Promise<Response> {
  return paying(visit, async (here) => {
    if (!visit.draft.amount) return goTo("/pay/amount");
    const error = (await wasWrong(visit, "method")) ? NO_METHOD : undefined;
    return (
      paidMeanwhile(here) ??
      page(here, "How would you like to pay?", methodPage(here, methodsOf(here), error), { step: 4 })
    );
  });
}

export function chooseMethod(visit: Visit, said: URLSearchParams): Promise<Response> {
  return paying(visit, async (here) => {
    const method = methodsOf(here).find((one) => one === said.get("method"));
    if (!method) return askAgain(visit, "method");
    await keepDraft(visit, { method });
    return goTo("/pay/check");
  });
}

export function showCheck(visit: Visit): Promise<Response> {
  return paying(visit, (here) => paidMeanwhile(here) ?? checking(here, null));
}

/** Who goes back after paying is shown what was paid, and not the same payment to be made once more. */
function paidMeanwhile(here: Here): Response | null {
  const { chosenAt } = here.visit.draft;
  const paid = chosenAt ? paidSince(here, Number(chosenAt)) : null;
  return paid === null ? null : goTo(`/pay/result/${paid}`);
}

function checking(here: Here, says: string | null, status = 200): Response {
  const { amount, amountDebt, method } = here.visit.draft;
  const chosen = chosenFrom(here, { amount, debt: amountDebt, method });
  if (!chosen) return goTo("/pay/amount");
  const main = checkPage(here, chosen, says ? note(says) : null);
  return page(here, "Check before you pay", main, { step: 4 }, status);
}

type Said = { amount?: string | undefined; debt?: string | undefined; method?: string | undefined };

/** What a form or a draft says, as far as it may be paid now; null: choose again. */
function chosenFrom(here: Here, { amount = "", debt = "", method = "" }: Said): Chosen | null {
  const { state, offered, rules } = here;
  const amountMinor = /^\d{1,15}$/.test(amount) ? Number(amount) : 0;
  const debtId = offered.payable.includes(debt) ? debt : null;
  if ((debt !== "" && debtId === null) || (offered.mustChoose && debtId === null)) return null;
  const most = mostToPay(state, offered, debtId ?? undefined);
  if (amountMinor <= 0 || whyNotPay(amountMinor, most, rules, (minor) => money(here, minor))) return null;
  return Object.hasOwn(PAY_METHODS, method) && methodsOf(here).includes(method as PayMethod)
    ? { amountMinor, debtId, method: method as PayMethod }
    : null;
}

export function start(visit: Visit, said: URLSearchParams): Promise<Response> {
  return known(visit, async (here) => {
    const gateway = paymentGateway();
    const once = onceOf(said);
    const chosen = chosenFrom(here, Object.fromEntries(said));
    if (!gateway) return goTo("/pay/owe");
    // The same form again may say what cannot be paid any more, because it has been.
    const begun = await beginPayment(here, gateway, { once, seen: seenOf(here, said), ...(chosen ?? NOTHING) });
    switch (begun.is) {
      case "elsewhere":
        return goTo(begun.url);
      case "see":
        return goTo(`/pay/result/${begun.sessionId}`);
      case "again":
        return chosen
          ? checking(here, "Nothing has been paid yet. Check it, and pay if you still want to.")
          : goTo("/pay/amount");
      case "not-offered":
        return goTo("/pay/owe");
      case "away":
        return checking(
          here,
          "Our payment provider does not answer. Nothing was paid. Please try again in a minute.",
          503,
        );
    }
  });
}

/** The case's version as the form was shown. */
function seenOf({ state }: Here, said: URLSearchParams): number {
  const seen = said.get("seen") ?? "";
  return /^\d{1,9}$/.test(seen) ? Number(seen) : state.version;
}

const NOTHING: Chosen = { amountMinor: 0, debtId: null, method: "card" };

export function result(visit: Visit, id = ""): Promise<Response> {
  return onSession(visit, id, async (here, session) => {
    const unsure = (session.state === "open" || session.state === "pending") && (await asked(session)) === "unsure";
    return showResult(here.visit, session.id, unsure);
  });
}

/** The customer came back from the gateway's page without paying, as it seems. */
export function backFromGateway(visit: Visit, id = ""): Promise<Response> {
  return onSession(visit, id, async (here, session) => {
    const gateway = paymentGateway();
    if (session.state === "open" && gateway) await orUnsure(() => turnBack(here.link, gateway, session));
    return goTo(`/pay/result/${session.id}`);
  });
}

function onSession(
  visit: Visit,
  id: string,
  work: (here: Here, session: Session) => Promise<Response>,
): Promise<Response> {
  return known(visit, async (here) => {
    const session = /^[0-9a-f-]{36}$/.test(id) ? await findSession(here.link, id) : null;
    return session ? work(here, session) : goTo("/pay/owe");
  });
}

/** Read again, because asking may have changed it. */
async function showResult(visit: Visit, id: string, unsure: boolean): Promise<Response> {
  const [here, session] = await Promise.all([hereOf(visit), findSession(visit.link, id)]);
  if (!session) return goTo("/pay/owe");
  const { title, main, refresh } = resultPage(here, session, unsure);
  return page(here, title, main, { step: 5, ...(refresh !== undefined && { refresh }) });
}

function asked(session: Session): Promise<Standing | "unsure"> {
  const gateway = paymentGateway();
  return gateway ? orUnsure(() => ask(gateway, session, "read")) : Promise.resolve("unsure");
}

async function orUnsure(work: () => Promise<Standing>): Promise<Standing | "unsure"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GatewayAway || error instanceof GatewayRefused) return "unsure";
    throw error;
  }
}

function methodsOf({ state }: Here): readonly PayMethod[] {
  return paymentGateway()?.methodsFor(state.currency) ?? [];
}

/** Where paying is not offered the first page says what is; where there is no gateway, how else. */
function paying(visit: Visit, work: (here: Here) => Promise<Response> | Response): Promise<Response> {
  return known(visit, async (here) => {
    if (!here.offered.pay || here.state.paySession?.is === "pending") return goTo("/pay/owe");
    if (methodsOf(here).length > 0) return work(here);
    const main = html`<h1>Paying here is not possible yet</h1><p>${numberOf(here)} We take your payment there.</p><p><a class="link" href="/pay/owe">Back</a></p>`;
    return page(here, "Paying here is not possible yet", main);
  });
}
