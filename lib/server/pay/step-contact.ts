/** How we contact the customer: the preferences page, inside the one on which they pay. */
import type { Channel } from "../../domain/contact-policy/input.ts";
import { readPreference } from "../../domain/preference-acts.ts";
import { localeOf } from "../../domain/templates/say.ts";
import { carryOut } from "../preferences/carry-out.ts";
import { type Html, html } from "../preferences/html.ts";
import type { Link as Named } from "../preferences/link.ts";
import { doneNotice, NOT_THEN, notDone, preferencesPage, SAID_ELSEWHERE } from "../preferences/page.ts";
import { onceOf } from "./fields.ts";
import { type Here, hereOf } from "./here.ts";
import { known, page } from "./known-visitor.ts";
import type { Visit } from "./visits.ts";

export function showContact(visit: Visit): Promise<Response> {
  return known(visit, (here) => shown(here, null));
}

export function takeContact(visit: Visit, said: URLSearchParams): Promise<Response> {
  return known(visit, async (here) => {
    const link = namedFrom(here);
    const act = readPreference(said, link.channel);
    if (!act || act.is === "opened") return shown(here, notDone("Nothing was chosen, so nothing was changed."), 422);
    const outcome = await carryOut(act, { link, once: onceOf(said) });
    if (outcome === "not-then") return shown(here, notDone(NOT_THEN), 422);
    if (outcome === "said-elsewhere") return shown(here, notDone(SAID_ELSEWHERE), 422);
    return shown(await hereOf(visit), doneNotice(act, link.channel, localeOf("en", here.law)));
  });
}

function shown(here: Here, notice: Html | null, status = 200): Response {
  const { state, sender, now } = here;
  const preferences = preferencesPage({
    channel: channelOf(here),
    state,
    sender,
    notice,
    now,
    came: cameBy(here) !== undefined,
  });
  const main = html`${preferences}<p><a class="link" href="/pay/owe">Back to what you owe</a></p>`;
  return page(here, "How we contact you", main, {}, status);
}

function namedFrom(here: Here): Named {
  const { link } = here;
  const { id, customerId, ref, portfolio, contactId } = link;
  return { hash: id.replaceAll("-", ""), contactId, customerId, ref, portfolio, channel: channelOf(here) };
}

/** That by which the link came; else the one that we would write by. */
function channelOf(here: Here): Channel {
  return cameBy(here) ?? (here.state.customer.masks.phone ? "sms" : "email");
}

/** Not known of a link that was given by hand. */
function cameBy({ state, link }: Here): Channel | undefined {
  return state.contacts.find(({ id }) => id === link.contactId)?.channel;
}
