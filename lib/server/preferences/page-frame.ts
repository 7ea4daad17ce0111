/** What surrounds the customer's pages: no component library, nothing from elsewhere, one style and one script, both in the page. */
import { createHash } from "node:crypto";
import { Html, html } from "./html.ts";

const STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fff,#162124);--ground:light-dark(#f4f6f6,#0f1719);--ink:light-dark(#152226,#e8eeef);
--quiet:light-dark(#445357,#b4c1c4);--rule:light-dark(#7c898c,#76868b);--hair:light-dark(#d3dadb,#2c3a3e);--accent:light-dark(#0b5563,#6fc3d1);
--on-accent:light-dark(#fff,#06262c);--good:light-dark(#14532d,#9fddb4);--good-tint:light-dark(#e3f1e7,#15331f);
--warn:light-dark(#6b4200,#ffd08a);--warn-tint:light-dark(#fff1d6,#3a2a0c)}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink)}
body{margin:0;font:1.125rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.25rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.125rem;line-height:1.3;margin:0 0 .25rem}
p{margin:.25rem 0 .75rem}
.quiet{color:var(--quiet)}
section,details{background:var(--paper);border:1px solid var(--hair);border-radius:4px;margin:0 0 .75rem;padding:1rem}
summary{font-weight:600;min-height:2.75rem;display:flex;align-items:center;cursor:pointer;margin:-.5rem 0}
summary::before{content:"+";width:1.25rem;flex:none}
details[open]>summary::before{content:"\\2212"}
details[open]>summary{margin-bottom:.5rem}
fieldset{border:0;margin:0 0 .75rem;padding:0}
legend,.label{font-weight:600;display:block;margin:0 0 .25rem;padding:0}
.choice{display:flex;gap:.625rem;align-items:center;min-height:2.75rem;padding:.375rem 0;line-height:1.25}
.choice input{width:1.375rem;height:1.375rem;flex:none;accent-color:var(--accent)}
select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--rule);border-radius:4px;width:100%;min-height:2.75rem;padding:.5rem;margin:0 0 .75rem}
textarea{min-height:8rem;resize:vertical}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;border-radius:4px;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);cursor:pointer;max-width:100%}
button.second{background:transparent;color:var(--accent)}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.done,.not{border-left:6px solid;background:var(--good-tint);color:var(--good);border-color:currentColor}
.not{background:var(--warn-tint);color:var(--warn)}
`;

/** Tells us that a person is here, once they do something: a program that opens links, even with scripts, does nothing. */
const SCRIPT = `
(()=>{const names=["pointerdown","keydown","touchstart"];
const tell=e=>{if(!e.isTrusted)return;for(const n of names)removeEventListener(n,tell,true);
navigator.sendBeacon(location.pathname,new URLSearchParams({act:"opened"}))};
for(const n of names)addEventListener(n,tell,true)})()
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A whole page. `telling`: it belongs to a message, so that a person's opening it is told. */
export function pageAnswer(
  status: number,
  { title, main, telling, lang = "en" }: { title: string; main: Html; telling: boolean; lang?: string },
): Response {
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="/favicon.svg">
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${main}
</main>
${telling ? html`<script>${new Html(SCRIPT)}</script>` : null}
</body>
</html>
`;
  return new Response(page.text, { status, headers: HEADERS });
}

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  "cache-control": "private, no-store",
};
