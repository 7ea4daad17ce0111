import type { Html } from "../preferences/html.ts";
import { goTo, type Page, payAnswer } from "./frame.ts";
import { type Here, hereOf } from "./here.ts";
import { callUsPage } from "./page-before.ts";
import type { Visit } from "./visits.ts";

/** Only for who has shown that it is they; everybody else is asked first. */
export async function known(visit: Visit, work: (here: Here) => Promise<Response> | Response): Promise<Response> {
  if (!visit.identified) return goTo("/pay/you");
  const here = await hereOf(visit);
  // Whoever holds the phone now, it is not the customer.
  if (here.state.contactFacts.death) return payAnswer(200, { title: "Please call us", main: callUsPage(here) }, here);
  return work(here);
}

/** A page of a known visitor. */
export function page(here: Here, title: string, main: Html, more: Partial<Page> = {}, status = 200): Response {
  return payAnswer(status, { title, main, known: true, telling: !here.link.isOpened, ...more }, here);
}
