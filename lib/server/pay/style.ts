/** The look of the customer's pages: ux.md 4.1 and 4.10. One type, no pictures, nothing red but an error. */
export const FONT = "/fonts/source-sans-3-latin.woff2";

export const STYLE = `
@font-face{font-family:"Source Sans 3";src:url("${FONT}") format("woff2");font-weight:200 900;font-display:swap}
:root{color-scheme:light dark;--canvas:light-dark(#f4f6f6,#0f1719);--surface:light-dark(#fff,#162124);--ink:light-dark(#152226,#e8eeef);
--ink-2:light-dark(#445357,#b4c1c4);--rule:light-dark(#d3dadb,#2c3a3e);--rule-2:light-dark(#7c898c,#76868b);--accent:light-dark(#0b5563,#6fc3d1);
--on-accent:light-dark(#fff,#06262c);--red:light-dark(#8c1d18,#ffb4ab);--red-tint:light-dark(#fce8e6,#44201d);--green:light-dark(#14532d,#9fddb4);
--green-tint:light-dark(#e3f1e7,#15331f);--note-tint:light-dark(#e6ebec,#23323a)}
*{box-sizing:border-box}
html{background:var(--surface);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;font:1.125rem/1.45 "Source Sans 3",system-ui,sans-serif;overflow-wrap:anywhere;min-height:100vh;display:flex;flex-direction:column}
a{color:var(--accent);text-underline-offset:3px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.125rem;line-height:1.45;margin:1rem 0 .5rem}
p{margin:0 0 .75rem}
ul{list-style:none;margin:0;padding:0}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem;min-height:4rem;padding:.5rem 1rem;border-bottom:1px solid var(--rule-2);background:var(--canvas);font-size:1rem;line-height:1.25}
.top p{margin:0}
.top span{display:block;color:var(--ink-2);font-size:.875rem}
.top a{padding:.75rem 0;font-size:.875rem}
main{padding:1rem 1rem 0;max-width:35rem;width:100%;margin:0 auto;flex:1}
.step,.quiet{color:var(--ink-2);font-size:1rem;line-height:1.5}
.step{margin:0}
.sum{display:inline-block;margin:.5rem 0 0;border-bottom:3px double var(--ink-2);font-size:2rem;line-height:1.2;font-weight:600}
dl{margin:.75rem 0 1rem;font-size:1rem;line-height:1.5}
dl div{display:grid;grid-template-columns:minmax(5.5rem,8rem) minmax(0,1fr);gap:.5rem;padding:2px 0}
dt{color:var(--ink-2)}
dd{margin:0}
.debt{border-top:1px solid var(--rule);padding-top:.75rem;margin-top:.75rem}
.debt h2{margin:0}
.choices{border-top:1px solid var(--rule-2);margin:0 -1rem}
.choices a{display:flex;align-items:center;justify-content:space-between;gap:.75rem;min-height:4rem;padding:.25rem 1rem;border-bottom:1px solid var(--rule);color:var(--ink);text-decoration:none}
.choices b{display:block;font-weight:600;color:var(--accent);text-decoration:underline;text-decoration-thickness:1px}
.choices span span{display:block;color:var(--ink-2);font-size:1rem;line-height:1.5}
.choices li:last-child a{border-bottom:0}
.choices a::after{content:"\\203a";color:var(--accent);font-size:1.75rem;line-height:1}
fieldset{border:0;margin:0 0 1rem;padding:0;min-width:0}
legend,.label{font-weight:600;display:block;margin:0 0 .25rem;padding:0}
.hint{display:block;color:var(--ink-2);font-size:1rem;font-weight:400;line-height:1.5;margin:0 0 .25rem}
.choice{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;padding:.375rem 0;line-height:1.3}
.choice input{width:1.5rem;height:1.5rem;flex:none;margin:0;accent-color:var(--accent)}
.choice span span{display:block;color:var(--ink-2);font-size:1rem}
.days{display:flex;flex-wrap:wrap;gap:1rem}
.days label{font-size:1rem}
.days input{display:block}
input[type=text],input[type=date],select,textarea{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--rule-2);border-radius:3px;width:100%;min-height:2.75rem;padding:.5rem .625rem;margin:0}
.field{margin:0 0 1rem}
input.w2{width:4rem}input.w4{width:6rem}input.w10{width:11rem;max-width:100%}
textarea{min-height:7rem;resize:vertical}
button,.button{font:inherit;font-weight:600;display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem 1rem;border-radius:3px;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);cursor:pointer;max-width:100%;text-decoration:none}
button.second,.button.second{background:transparent;color:var(--accent)}
.link{display:inline-flex;align-items:center;min-height:2.75rem}
button+.link{margin-left:.75rem}
caption{text-align:left;padding:0 0 .25rem}
form{margin:0 0 1rem}
details{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);margin:0 0 1rem;font-size:1rem}
summary{min-height:2.75rem;padding:.5rem 0;cursor:pointer;color:var(--accent)}
.note,.done,.wrong{border-left:4px solid var(--rule-2);background:var(--note-tint);padding:.625rem .75rem;margin:0 0 1rem}
.note p:last-child,.done p:last-child,.wrong p:last-child{margin:0}
.done{border-color:var(--green);background:var(--green-tint);color:var(--green)}
.wrong{border-color:var(--red);background:var(--red-tint);color:var(--red)}
.done h2,.wrong h2,.note h2{margin:0}
.error{display:block;color:var(--red);font-weight:600;font-size:1rem}
[aria-invalid=true]{border-color:var(--red)!important;border-width:2px!important}
table{border-collapse:collapse;width:100%;font-size:1rem;margin:0 0 1rem}
th,td{text-align:left;padding:.375rem .5rem .375rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
th:last-child,td:last-child{text-align:right;padding-right:0;font-variant-numeric:tabular-nums}
.help{padding:.75rem 1rem;border-top:1px solid var(--rule-2);background:var(--canvas);font-size:1rem;margin-top:1.5rem}
.help h2{margin:0}
.help a,.help summary{display:flex;align-items:center;min-height:2.75rem}
.help details{border:0;margin:0}
.help summary{color:var(--accent);text-decoration:underline;list-style:none;padding:0}
.help summary::-webkit-details-marker{display:none}
.help div{max-width:33rem;margin:0 auto}
.print{display:none}
.js .print{display:inline-flex}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (forced-colors:active){.choice input{accent-color:auto}}
@media print{.help,.top a,.print,form,.choices{display:none!important}}
`;

/** Tells us that a person is here, once they do something; and prints, where there is something to print. */
export const SCRIPT = `
(()=>{document.documentElement.classList.add("js");
for(const b of document.querySelectorAll(".print"))b.addEventListener("click",()=>print());
if(!document.body.hasAttribute("data-tell"))return;
const names=["pointerdown","keydown","touchstart"];
const tell=e=>{if(!e.isTrusted)return;for(const n of names)removeEventListener(n,tell,true);navigator.sendBeacon("/pay/opened")};
for(const n of names)addEventListener(n,tell,true)})()
`;
