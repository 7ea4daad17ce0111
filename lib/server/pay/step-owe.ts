import { goTo, payAnswer } from "./frame.ts";
import { oursOf } from "./here.ts";
import { known, page } from "./known-visitor.ts";
import { checkUsPage, whoPage } from "./page-before.ts";
import { owePage } from "./page-owe.ts";
import { receipts } from "./receipts.ts";
import { standingSession } from "./sessions.ts";
import type { Visit } from "./visits.ts";

export async function showWho(visit: Visit): Promise<Response> {
  if (visit.identified) return goTo("/pay/owe");
  const ours = await oursOf(visit.link);
  const telling = !visit.link.isOpened;
  return payAnswer(200, { title: "Your account", main: whoPage(ours), step: 1, telling }, ours);
}

export async function showCheckUs(visit: Visit): Promise<Response> {
  const ours = await oursOf(visit.link);
  const main = checkUsPage(ours, visit.identified ? "/pay/owe" : "/pay");
  return payAnswer(200, { title: "Is this really us?", main, known: visit.identified }, ours);
}

export function showOwe(visit: Visit): Promise<Response> {
  return known(visit, async (here) => {
    const session = await standingSession(here.link);
    return page(here, "What you owe", owePage(here, session, receipts(here)), { step: 3 });
  });
}
