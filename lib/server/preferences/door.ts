/** The edge of the customer's preferences page: how often, whose link it is, and what a form says. GET changes nothing. */
import { randomUUID } from "node:crypto";
import { readPreference } from "../../domain/preference-acts.ts";
import { localeOf } from "../../domain/templates/say.ts";
import { makeBuckets, take } from "../limits.ts";
import { networkOf } from "../network-of.ts";
import { Problem } from "../problem.ts";
import { answerSafely } from "../problem-answer.ts";
import { processWide } from "../process-wide.ts";
import { senderFor } from "../templates/published.ts";
import { carryOut, stateOf } from "./carry-out.ts";
import { type Html, html } from "./html.ts";
import { findLink, type Link } from "./link.ts";
import { doneNotice, NOT_THEN, notDone, preferencesPage, SAID_ELSEWHERE } from "./page.ts";
import { pageAnswer } from "./page-frame.ts";
import { readForm } from "./read-form.ts";

/** Mail providers press "unsubscribe" for many people from few addresses. */
const RATE = { perSecond: 5, burst: 100 };

/** `GET /c/<token>`. Mail scanners open every link: nothing is written, not even that it was opened. */
export function showPreferences(request: Request, token: string): Promise<Response> {
  return atTheDoor(request, token, (link) => pageOf(link, null));
}

/** `POST /c/<token>`: a form of the page, the one click of a mail program (RFC 8058), or the page's word that a person is there. */
export function takePreference(request: Request, token: string): Promise<Response> {
  return atTheDoor(request, token, async (link) => {
    const form = await readForm(request);
    const act = readPreference(form, link.channel);
    if (!act) return pageOf(link, notDone("Nothing was chosen, so nothing was changed."), 422);
    const outcome = await carryOut(act, { link, once: act.is === "opened" ? "opened" : onceOf(form) });
    if (act.is === "opened") return new Response(null, { status: 204 });
    if (outcome === "not-then") return pageOf(link, notDone(NOT_THEN), 422);
    if (outcome === "said-elsewhere") return pageOf(link, notDone(SAID_ELSEWHERE), 422);
    return pageOf(link, (locale) => doneNotice(act, link.channel, locale));
  });
}

function atTheDoor(request: Request, token: string, work: (link: Link) => Promise<Response>): Promise<Response> {
  return answerSafely(request, async () => {
    const wait = take(processWide("preferences", makeBuckets), addressOf(request), RATE, performance.now());
    if (wait > 0) return tooMany(wait);
    const link = await findLink(token);
    if (!link)
      return answer(
        404,
        "This link does not work",
        html`<p>Please open it again from our message, or call the number on a letter that you have from us.</p>`,
      );
    try {
      return await work(link);
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return notTaken(error);
      throw error;
    }
  });
}

async function pageOf(link: Link, noticed: Html | null | ((locale: string) => Html), status = 200): Promise<Response> {
  const [state, sender] = await Promise.all([stateOf(link), senderFor(link.portfolio)]);
  const lang = localeOf("en", state.jurisdiction);
  const notice = typeof noticed === "function" ? noticed(lang) : noticed;
  const page = { channel: link.channel, state, sender, notice, now: new Date().toISOString() };
  return pageAnswer(status, { title: "How we contact you", main: preferencesPage(page), telling: true, lang });
}

function onceOf(form: URLSearchParams): string {
  const once = form.get("once") ?? "";
  return /^[0-9a-f-]{36}$/.test(once) ? once : randomUUID();
}

function addressOf(request: Request): string {
  return networkOf(request.headers.get("x-baton-address") ?? "");
}

function tooMany(seconds: number): Response {
  const response = answer(
    429,
    "Please wait a moment",
    html`<p>Too many requests came from your connection. Wait, then try again.</p>`,
  );
  response.headers.set("retry-after", String(Math.max(1, Math.ceil(seconds))));
  return response;
}

/** What is too large, or of a customer who was erased in this moment. */
function notTaken({ status }: Problem): Response {
  return answer(
    status,
    "This did not work",
    html`<p>Nothing was changed. Please try again, or call the number on a letter that you have from us.</p>`,
  );
}

function answer(status: number, title: string, said: Html): Response {
  return pageAnswer(status, { title, main: html`<h1>${title}</h1>${said}`, telling: false });
}
