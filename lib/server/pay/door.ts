/** The edge of the customer's page: how often, whose link it is, and which step is asked for. */

import { Refusal } from "../../domain/refusal.ts";
import { env } from "../env.ts";
import { makeBuckets, take } from "../limits.ts";
import { networkOf } from "../network-of.ts";
import { html } from "../preferences/html.ts";
import { readForm } from "../preferences/read-form.ts";
import { Problem } from "../problem.ts";
import { answerSafely } from "../problem-answer.ts";
import { processWide } from "../process-wide.ts";
import { goTo, payAnswer } from "./frame.ts";
import { tellOpened } from "./give.ts";
import { oursOf } from "./here.ts";
import { findLink } from "./link.ts";
import { endedPage, NO_LINK, notNow, notTaken } from "./page-before.ts";
import { GETS, POSTS } from "./steps.ts";
import { isTokenShaped, linkIdOf } from "./token.ts";
import { beginVisit, type Visit, visitOf } from "./visits.ts";

/** `GET /pay/…`. Mail scanners open every link: no event is written, not even that it was opened. */
export function showPay(request: Request, path: readonly string[]): Promise<Response> {
  return atTheDoor(request, async () => {
    const [first = "", id] = path;
    if (path.length === 1 && isTokenShaped(first)) return enter(request, first);
    const step = GETS[first];
    if (!step || path.length > 2 || (id !== undefined && !step.named)) return noLink();
    return onVisit(request, step.after ?? false, (visit) => step.show(visit, id));
  });
}

/** `POST /pay/…`: a form of the page, or its word that a person is there. */
export function takePay(request: Request, path: readonly string[]): Promise<Response> {
  return atTheDoor(request, async () => {
    const [first = ""] = path;
    const step = path.length === 1 ? POSTS[first] : undefined;
    // The cookie goes with forms of this site alone; a browser that says more is believed.
    const site = request.headers.get("sec-fetch-site");
    if (!step || (site !== null && site !== "same-origin" && site !== "none")) return noLink();
    const said = await readForm(request);
    return onVisit(request, false, async (visit) => {
      await tellOpened(visit.link);
      return step({ ...visit, link: { ...visit.link, isOpened: true } }, said);
    });
  });
}

/** The token leaves the address at once: from here on a cookie stands for it. */
async function enter(request: Request, token: string): Promise<Response> {
  const linkId = linkIdOf(token);
  const link = linkId && (await findLink(linkId));
  if (!link) return noLink();
  const visit = await visitOf(request);
  return visit?.link.id === link.id ? goTo("/pay") : goTo("/pay", await beginVisit(link));
}

/** `after`: what became of a payment is shown though the link has ended meanwhile. */
async function onVisit(request: Request, after: boolean, work: (visit: Visit) => Promise<Response>): Promise<Response> {
  const visit = await visitOf(request);
  if (!visit) return noLink();
  const { link } = visit;
  const wait = take(processWide("pay-links", makeBuckets), link.id, env().limits.payLink, performance.now());
  if (wait > 0) return tooMany(wait);
  if (link.ended && !(after && visit.identified)) {
    const ours = await oursOf(link);
    return payAnswer(410, endedPage(ours, link.ended), ours);
  }
  try {
    return await work(visit);
  } catch (error) {
    const refused = error instanceof Refusal || (error instanceof Problem && error.status < 500);
    if (!refused) throw error;
    const status = error instanceof Problem ? error.status : 422;
    return payAnswer(status, { title: "This did not work", main: notTaken() }, await oursOf(link));
  }
}

async function atTheDoor(request: Request, work: () => Promise<Response>): Promise<Response> {
  const answer = await answerSafely(request, async () => {
    const network = networkOf(request.headers.get("x-baton-address") ?? "");
    const wait = take(processWide("pay-networks", makeBuckets), network, env().limits.payNetwork, performance.now());
    return wait > 0 ? tooMany(wait) : work();
  });
  return answer.headers.get("content-type")?.includes("problem+json") ? asPage(answer) : answer;
}

/** What nobody foresaw, in words for a customer. */
function asPage({ status, headers }: Response): Response {
  const response = payAnswer(status, { title: "This is not possible just now", main: notNow() }, null);
  for (const name of ["x-trace-id", "retry-after"]) response.headers.set(name, headers.get(name) ?? "");
  if (!headers.has("retry-after")) response.headers.delete("retry-after");
  return response;
}

/** The same bytes for what was never made, of somebody who was erased, and without a cookie. */
function noLink(): Response {
  return payAnswer(404, NO_LINK, null);
}

function tooMany(seconds: number): Response {
  const main = html`<h1>Please wait a moment</h1><p>Too many requests came from your connection. Wait, then try again.</p>`;
  const response = payAnswer(429, { title: "Please wait a moment", main }, null);
  response.headers.set("retry-after", String(Math.max(1, Math.ceil(seconds))));
  return response;
}
