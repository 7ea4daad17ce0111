/** Before anything personal: who we are, how to check it, who is there, and what is said when the link has ended. */
import type { Jurisdiction } from "../../domain/codes.ts";
import { type Html, html } from "../preferences/html.ts";
import { form, textField, wrong } from "./fields.ts";
import { dial } from "./frame.ts";
import type { Ours } from "./here.ts";
import type { Link } from "./link.ts";

export const NO_LINK = {
  title: "This link does not work",
  main: html`<h1>This link does not work</h1>
<p>Please open it again from our message. If it still does not work, your browser may refuse cookies, or the link may have been cut off.</p>
<p>You can always call the number on a letter that you have from us.</p>`,
};

export function whoPage(ours: Ours): Html {
  const { sender, creditor } = ours;
  return html`<h1>${sender.name || "We"} wrote to you for ${creditor}</h1>
<p>Here you can see what it is about, pay, ask for time, or tell us that something is wrong.</p>
${checking(ours)}
<p><a class="button" href="/pay/you">Go on</a></p>
<p class="quiet">Next we ask for two things that only you know. Nothing about you is shown before that.</p>`;
}

export function checkUsPage(ours: Ours, back: string): Html {
  return html`<h1>Is this really us?</h1>
${checking(ours)}
<p>We never ask for a password or a PIN, and we never hurry you.</p>
<p><a class="button second" href="${back}">Back</a></p>`;
}

function checking({ sender, creditor }: Ours): Html {
  const { telephone, website, registration } = sender;
  return html`<p>To check that it is really us:</p>
<ul>
<li>Call the number on a letter that you have from us or from ${creditor}${telephone ? html`, or <a href="tel:${dial(telephone)}">${telephone}</a>` : null}.</li>
${website ? html`<li>Type <b>${website}</b> into your browser yourself, instead of following a link.</li>` : null}
${registration ? html`<li>We are ${registration}.</li>` : null}
</ul>
<p></p>`;
}

export type Asked = { postcode: boolean; law: Jurisdiction };
const POSTCODE: Record<Jurisdiction, string> = { uk: "postcode", us: "ZIP code", za: "postal code" };
const DAY_FIRST: Record<Jurisdiction, boolean> = { uk: true, us: false, za: true };

/** The same words for what is wrong and for what is not known. */
export function identityPage({ postcode, law }: Asked, failed: boolean): Html {
  const [day, month] = [birthField("day", "Day", "bday-day", "w2"), birthField("month", "Month", "bday-month", "w2")];
  return html`<h1>Is it you?</h1>
${failed ? wrong("This is not what we have. Please check what you entered and try again, or call us.") : null}
<p>We ask so that nobody else sees what is yours.</p>
${form(
  "/pay/you",
  html`<fieldset aria-describedby="birth-hint"><legend>Your date of birth</legend><span class="hint" id="birth-hint">For example, ${DAY_FIRST[law] ? "27 3" : "3 27"} 1985</span>
<div class="days">${DAY_FIRST[law] ? [day, month] : [month, day]}${birthField("year", "Year", "bday-year", "w4")}</div></fieldset>
${postcode ? textField({ name: "postcode", label: `Your ${POSTCODE[law]}`, hint: "Of the address that we write to" }, { size: "w10", complete: "postal-code" }) : null}
<button>Show my account</button>`,
)}`;
}

function birthField(name: string, label: string, complete: string, size: string): Html {
  return html`<label for="${name}">${label}<input type="text" id="${name}" name="${name}" class="${size}" inputmode="numeric" autocomplete="${complete}"></label>`;
}

/** Nothing suitable is on record, or the customer is not one to be asked here. */
export function callUsPage(ours: Ours): Html {
  return html`<h1>Please call us</h1>
<p>We cannot show this account here, because we do not have what we would need to be sure that it is you.</p>
<p>${numberOf(ours)} We can tell you what it is about, and take a payment if you want to make one.</p>
<p class="quiet">Nothing is wrong with your account, and nothing happens because you opened this link.</p>`;
}

const ENDED: Record<NonNullable<Link["ended"]>, { title: string; says: string }> = {
  expired: {
    title: "This link has ended",
    says: "Links like this last for some days only, so that nobody finds one later. Your account is as it was.",
  },
  revoked: {
    title: "This link is not used any more",
    says: "We took it back, or sent you a newer one. Please use the link in our last message.",
  },
  locked: {
    title: "Please call us",
    says: "The answers given here did not match what we have, so we have closed this link. Your account is as it was.",
  },
};

export function endedPage(ours: Ours, ended: NonNullable<Link["ended"]>): { title: string; main: Html } {
  const { title, says } = ENDED[ended];
  return {
    title,
    main: html`<h1>${title}</h1><p>${says}</p><p>${numberOf(ours)} We can send you a new link, tell you what it is about, or take a payment.</p>`,
  };
}

export function numberOf({ sender }: Ours): Html {
  return sender.telephone
    ? html`Call us on <a href="tel:${dial(sender.telephone)}">${sender.telephone}</a>.`
    : html`Call the number on a letter that you have from us.`;
}

export function notNow(): Html {
  return html`<h1>This is not possible just now</h1><p>If you have just paid, do not pay again: your payment is safe. Please try again in a few minutes, or call us.</p>`;
}

export function notTaken(): Html {
  return html`<h1>This did not work</h1><p>Nothing was changed. Please go back and try again, or call us.</p>`;
}
