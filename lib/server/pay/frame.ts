/** What surrounds every page for a customer who pays: who we are on top, help at the foot in the same place, nothing from elsewhere. */
import { createHash } from "node:crypto";
import { DEBT_ADVICE, TEXT_RELAY } from "../../domain/debt-advice.ts";
import { localeOf } from "../../domain/templates/say.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { Html, html } from "../preferences/html.ts";
import type { Ours } from "./here.ts";
import { FONT, SCRIPT, STYLE } from "./style.ts";

export type Page = {
  title: string;
  main: Html;
  /** Where the visitor is on the way to paying, of five. */
  step?: number;
  /** Asks again by itself after so many seconds; without a script, and never while somebody types. */
  refresh?: number;
  /** A person's first touch is told. */
  telling?: boolean;
  /** Who is known may say how they want to be contacted. */
  known?: boolean;
  cookie?: string;
};

/** A whole page. Without `ours` it belongs to nobody's link, and is the same bytes for everybody. */
export function payAnswer(status: number, page: Page, ours: Ours | null): Response {
  const { title, main, step, refresh, telling = false } = page;
  const who = ours?.sender.name;
  const text = html`<!doctype html>
<html lang="${ours ? localeOf("en", ours.law) : "en"}">
<head>
<meta charset="utf-8">
<title>${title}${who ? `, ${who}` : null}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="/favicon.svg">
<link rel="preload" href="${FONT}" as="font" type="font/woff2" crossorigin>
<style>${new Html(STYLE)}</style>
</head>
<body${telling ? html` data-tell` : null}>
${ours ? top(ours) : null}
<main>
${step ? html`<p class="step">Step ${step} of 5</p>` : null}
${main}
</main>
${ours ? help(ours, page.known ?? false) : null}
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`;
  const headers = new Headers(HEADERS);
  headers.set("content-security-policy", policy());
  if (refresh) headers.set("refresh", String(refresh));
  if (page.cookie) headers.append("set-cookie", page.cookie);
  return new Response(text.text, { status, headers });
}

/** On to another page; what was posted is not posted again by going back. */
export function goTo(path: string, cookie?: string): Response {
  const headers = new Headers({ ...HEADERS, location: path });
  headers.delete("content-type");
  if (cookie) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

function top({ sender, creditor }: Ours): Html {
  return html`<header class="top"><p><b>${sender.name || "Your account"}</b><span>for ${creditor}</span></p><a href="/pay/check-us">Is this really us?</a></header>`;
}

function help({ sender, law }: Ours, known: boolean): Html {
  const relay = TEXT_RELAY[law];
  const advice = DEBT_ADVICE[law].map(
    ({ name, says, telephone, url }) =>
      html`<li><a href="${url}" rel="noreferrer">${name}</a>${says}${telephone ? html`: <a href="tel:${dial(telephone)}">${telephone}</a>` : "."}</li>`,
  );
  return html`<footer class="help"><div><h2>Help</h2>
<ul>${sender.telephone ? html`<li><a href="tel:${dial(sender.telephone)}">Call us on ${sender.telephone}</a></li>` : null}
${sender.telephone && relay ? html`<li><a href="tel:${relay.prefix}${dial(sender.telephone)}">${relay.name}: ${relay.prefix}, then our number</a></li>` : null}
${sender.telephone ? null : html`<li>Call the number on a letter that you have from us.</li>`}
<li><details><summary>Free, independent debt advice</summary><ul>${advice}</ul></details></li>
${known ? html`<li><a href="/pay/contact">Stop messages, or choose how we contact you</a></li><li><a href="/pay/support">Tell us what would help</a></li>` : null}</ul></div></footer>`;
}

export function dial(telephone: string): string {
  return telephone.replaceAll(/[^+\d]/g, "");
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const STYLE_HASH = hashOf(STYLE);
const SCRIPT_HASH = hashOf(SCRIPT);

/** A form that leads on to the gateway's page is stopped by the browser unless that page is named. */
function policy(): string {
  const elsewhere = paymentGateway()?.checkoutOrigin ?? null;
  return [
    "default-src 'none'",
    `style-src ${STYLE_HASH}`,
    `script-src ${SCRIPT_HASH}`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${elsewhere ? ` ${elsewhere}` : ""}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
};
