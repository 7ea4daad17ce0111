/** Is it they? Tries are counted for the link and for the customer, whatever browser they come from. */
import { timingSafeEqual } from "node:crypto";
import { type Answered, answerOf, type Known, proofOf } from "../../domain/pay-identity.ts";
import { installationHash } from "../crypto.ts";
import { askAgain, wasWrong } from "./ask-again.ts";
import { goTo, payAnswer } from "./frame.ts";
import { give } from "./give.ts";
import { oursOf } from "./here.ts";
import { knownOf, type Link } from "./link.ts";
import { callUsPage, endedPage, identityPage } from "./page-before.ts";
import { forgetTries, isUsedUp, takeTry } from "./tries.ts";
import { rotate, type Visit } from "./visits.ts";

export async function showIdentity(visit: Visit): Promise<Response> {
  const { identified, link } = visit;
  if (identified) return goTo("/pay/owe");
  const ours = await oursOf(link);
  return asking(link, await knownOf(link, ours.law), await wasWrong(visit, "you"));
}

export async function identify(visit: Visit, said: URLSearchParams): Promise<Response> {
  const { link } = visit;
  if (visit.identified) return goTo("/pay/owe");
  const ours = await oursOf(link);
  const known = await knownOf(link, ours.law);
  if (!known) return asking(link, known, false);
  const answered = { day: "", month: "", year: "", postcode: "", ...Object.fromEntries(said) };
  if (isUnfinished(answered, known)) return askAgain(visit, "you");
  if (!(await takeTry(link))) return lock(link);
  if (isSame(answerOf(answered, known, ours.law), proofOf(known))) {
    await forgetTries(link);
    await give(link, "identified", { type: "open-pay-link", data: { linkId: link.id, identified: true } });
    return goTo("/pay/owe", await rotate(visit));
  }
  return (await isUsedUp(link)) ? lock(link) : askAgain(visit, "you");
}

async function asking(link: Link, known: Known | null, failed: boolean): Promise<Response> {
  const ours = await oursOf(link);
  const telling = !link.isOpened;
  if (!known) return payAnswer(200, { title: "Please call us", main: callUsPage(ours), step: 2, telling }, ours);
  const main = identityPage({ postcode: known.postcode !== null, law: ours.law }, failed);
  return payAnswer(200, { title: "Is it you?", main, step: 2, telling }, ours);
}

async function lock(link: Link): Promise<Response> {
  await give(link, "locked", { type: "lock-pay-link", data: { linkId: link.id } });
  const ours = await oursOf(link);
  return payAnswer(410, endedPage(ours, "locked"), ours);
}

/** A tap too early is no try: it can be no answer. */
function isUnfinished({ day, month, year, postcode }: Answered, known: Known): boolean {
  return `${day}${month}${year}`.trim() === "" || (known.postcode !== null && postcode.trim() === "");
}

/** In constant time, whatever their lengths. */
function isSame(answer: string, proof: string): boolean {
  const hashed = (text: string) => installationHash("pay-answer", text);
  return timingSafeEqual(hashed(answer), hashed(proof));
}
