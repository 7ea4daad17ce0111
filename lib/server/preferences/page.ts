/** The customer's page: what they may say about how they are contacted. It shows nothing of them but what the message itself said. */
import { randomUUID } from "node:crypto";
import { addDays, localDay } from "../../domain/calendar.ts";
import type { CaseState } from "../../domain/case.ts";
import type { Channel } from "../../domain/contact-policy/input.ts";
import { DAY_PARTS, FORMATS, PAGE_LANGUAGES, type PreferenceAct, TIMES } from "../../domain/preference-acts.ts";
import { localeOf, sayDate } from "../../domain/templates/say.ts";
import type { Sender } from "../../domain/templates/template.ts";
import { type Html, html } from "./html.ts";

/** `came`: by a message of this channel. */
export type Page = {
  channel: Channel;
  state: CaseState;
  sender: Sender;
  notice: Html | null;
  now: string;
  came?: boolean;
};

const WORDS: Record<Channel, { some: string; one: string }> = {
  sms: { some: "texts", one: "text" },
  whatsapp: { some: "WhatsApp messages", one: "WhatsApp message" },
  email: { some: "emails", one: "email" },
  letter: { some: "letters", one: "letter" },
  call: { some: "calls", one: "call" },
  voicemail: { some: "voicemail messages", one: "voicemail message" },
};

export function preferencesPage({ channel, state, sender, notice, now, came = true }: Page): Html {
  return html`<h1>How we contact you</h1>
${notice}
${whoWeAre(channel, sender, came)}
${stopThis(channel, state)}
${channel === "letter" ? null : stopAll()}
${folded("Times that do not suit you", times())}
${folded("Ask us to call you back", callBack(state, now))}
${folded("Your language", language())}
${folded("Ways that make it easier", formats())}
${folded("Write to us", write())}
<p class="quiet">What you say here counts at once, for everything that we contact you about.</p>`;
}

function whoWeAre(channel: Channel, { name, telephone, website }: Sender, came: boolean): Html {
  const who = name || "The company whose name is in the message";
  return html`${came ? html`<p>${who} sent you the ${WORDS[channel].one} that brought you here.</p>` : null}
<p class="quiet">To check that it is really us, call the number on a letter that you have from us${
    telephone ? html`, or <a href="tel:${telephone.replaceAll(/[^+\d]/g, "")}">${telephone}</a>` : null
  }${website ? html`, or type ${website} into your browser yourself` : null}.</p>`;
}

function stopThis(channel: Channel, { contactFacts }: CaseState): Html {
  const { some } = WORDS[channel];
  const standing = contactFacts.consents[channel];
  if (standing?.is === "opted-out" && standing.source === "link")
    return html`<section><h2>You have stopped ${some}</h2>
${form("start", html`<button class="second">Start ${some} again</button>`)}</section>`;
  return html`<section><h2>Stop ${some}</h2>
<p>${channel === "letter" ? LETTERS : html`You will get no more ${some} from us.`}</p>
${form("stop", html`<button>Stop ${some}</button>`)}</section>`;
}

const LETTERS = "You will get only those letters that the law makes us send.";

function stopAll(): Html {
  return html`<section><h2>Stop everything but letters</h2>
<p>No calls, texts or emails. Some things the law makes us send by post.</p>
${form("stop", html`<input type="hidden" name="what" value="all-but-letters"><button class="second">Stop everything but letters</button>`)}</section>`;
}

function times(): Html {
  const choices = Object.entries(TIMES).map(([name, { label }]) => tick("time", name, label));
  return form(
    "times",
    html`<fieldset><legend>Do not contact me on</legend>${choices}</fieldset><button>Save these times</button>`,
  );
}

function callBack({ customer, jurisdiction }: CaseState, now: string): Html {
  const locale = localeOf("en", jurisdiction);
  const today = localDay(now, customer.timeZones[0] ?? "UTC");
  const days = [1, 2, 3, 4, 5, 6, 7].map((count) => addDays(today, count));
  const parts = Object.entries(DAY_PARTS).map(([value, { label }]) => option(value, label));
  return form(
    "call-back",
    html`<label><span class="label">Day</span><select name="day">${days.map((day) => option(day, sayDate(day, locale)))}</select></label>
<label><span class="label">Time</span><select name="part">${parts}</select></label>
<button>Ask for a call</button>`,
  );
}

function language(): Html {
  const options = Object.entries(PAGE_LANGUAGES).map(([value, label]) => option(value, label));
  return form(
    "language",
    html`<label><span class="label">I would rather read and speak</span><select name="language">${options}</select></label><button>Save my language</button>`,
  );
}

function formats(): Html {
  const choices = Object.entries(FORMATS).map(([name, label]) => tick("format", name, label));
  return form(
    "formats",
    html`<fieldset><legend>I would like</legend>${choices}</fieldset><p class="quiet">You need not say why.</p><button>Ask for this</button>`,
  );
}

function write(): Html {
  return form(
    "write",
    html`<label><span class="label">Your message</span><textarea name="text" maxlength="2000" required></textarea></label><button>Send</button>`,
  );
}

function folded(title: string, content: Html): Html {
  return html`<details><summary>${title}</summary>${content}</details>`;
}

/** The form's own number: sent twice, it is done once. */
function form(act: PreferenceAct["is"], content: Html): Html {
  return html`<form method="post"><input type="hidden" name="act" value="${act}"><input type="hidden" name="once" value="${randomUUID()}">${content}</form>`;
}

function tick(name: string, value: string, label: string): Html {
  return html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"> ${label}</label>`;
}

function option(value: string, label: string): Html {
  return html`<option value="${value}">${label}</option>`;
}

/** What was done, and how it is taken back; a day as the locale writes it. */
export function doneNotice(act: PreferenceAct, channel: Channel, locale: string): Html {
  const { some } = WORDS[channel];
  switch (act.is) {
    case "opened":
      return html``;
    case "stop":
      return act.channels.length > 1
        ? done("We will contact you by letter only.", undo("start", "what", ["all-but-letters"]))
        : done(`You will get no more ${some} from us.`, undo("start"));
    case "start":
      return done(
        "Done. We may contact you in this way again.",
        undo("stop", "what", act.channels.length > 1 ? ["all-but-letters"] : []),
      );
    case "times": {
      const named = Object.entries(TIMES).filter(([, { days, from }]) =>
        act.windows.some((one) => one.from === from && one.days.join() === days.join()),
      );
      const said = named.map(([, { label }]) => label).join("; ");
      return done(
        `We will not contact you on: ${said}.`,
        undo(
          "times-undo",
          "time",
          named.map(([name]) => name),
        ),
      );
    }
    case "times-undo":
      return done("Taken back. These times suit you again.");
    case "call-back":
      return done(`We will call you back on ${sayDate(act.day, locale)}. ${DAY_PARTS[act.part].label}.`);
    case "language":
      return done("Thank you. We know your language now.");
    case "formats":
      return done("Thank you. We will do this from now on. To change it, write to us below.");
    case "write":
      return done("Your message has reached us.");
    default:
      return act satisfies never;
  }
}

export const NOT_THEN = "We may not call you then. Please choose another time.";
export const SAID_ELSEWHERE = "You told us this in another way. Please write to us or call us to change it.";

function done(said: string, undo: Html | null = null): Html {
  return html`<section class="done" role="status"><h2>${said}</h2>${undo}</section>`;
}

export function notDone(said: string): Html {
  return html`<section class="not" role="alert"><h2>${said}</h2></section>`;
}

function undo(act: PreferenceAct["is"], name = "", values: string[] = []): Html {
  const fields = values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<p>Not what you meant?</p>${form(act, html`${fields}<button class="second">Take it back</button>`)}`;
}
