/** Links in what we send: only https, only to hosts that we know, and none that looks like another. */

/** Anything that a phone makes into a link: a scheme, or a bare host. Lengths are bounded, so that no text takes long. */
const SCHEMED = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>"]*/giu;
const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${LABEL}\\.){1,8}(?:xn--[a-z0-9-]{1,59}|\\p{L}{2,60})(?![\\p{L}\\p{N}])`,
  "giu",
);
const MAIL = new RegExp(`(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+@((?:${LABEL}\\.){1,8}${LABEL})`, "giu");
const OTHER_SCHEMES = /(?<![\p{L}\p{N}])(javascript|data|vbscript|file|tel|sms|mailto|intent|market):(?=\S)/iu;

/** What is wrong with the links of a text, in words. `hosts`: known hosts; those under them are known too. */
export function wrongLinks(text: string, hosts: readonly string[]): string[] {
  const wrong = [...text.matchAll(SCHEMED)].map(([link]) => whyNotLink(unfinished(link), hosts));
  const rest = text.replace(SCHEMED, " ");
  const other = OTHER_SCHEMES.exec(rest);
  if (other) wrong.push(`${other[1]}: is no https link`);
  for (const [, host = ""] of rest.matchAll(MAIL)) wrong.push(whyNotHost(host, hosts));
  for (const [host] of rest.replace(MAIL, " ").matchAll(BARE)) wrong.push(whyNotHost(host, hosts));
  return [...new Set(wrong.filter((why) => why !== null))];
}

/** Whether a value, such as a name, is plainly meant as a link. */
export function looksLikeLink(value: string): boolean {
  return value.search(SCHEMED) >= 0 || /(?<![\p{L}\p{N}])www\.\p{L}/iu.test(value) || OTHER_SCHEMES.test(value);
}

/** Whether a phone might make a link of some of it, as of "J.Smith". */
export function holdsHost(value: string): boolean {
  return value.search(BARE) >= 0;
}

/** The same words with nothing in them that a phone makes a link of: "J. Smith". */
export function partedHosts(value: string): string {
  return value.replace(BARE, (host) => host.replaceAll(".", ". "));
}

/** The stop at the end of a sentence is not the link's. */
function unfinished(link: string): string {
  return link.replace(/[.,;:!?)\]]+$/, "");
}

function whyNotLink(link: string, hosts: readonly string[]): string | null {
  if (!/^https:\/\//i.test(link)) return `${link} is no https link`;
  if (/[{}]/.test(link)) return `${link} holds a field; a link stands whole in the template`;
  const written = /^https:\/\/([^/?#]*)/i.exec(link)?.[1] ?? "";
  if (written.includes("@") || /:\d*$/.test(written)) return `${link} names a person or a port before its path`;
  return whyNotHost(written, hosts);
}

/** Letters of another alphabet and punycode look like ours, so that only plain hosts are known ones. */
function whyNotHost(written: string, hosts: readonly string[]): string | null {
  const host = written.toLowerCase();
  if (!/^[a-z0-9.-]+$/.test(host)) return `${written} is written with letters that look like others`;
  if (host.split(".").some((label) => label.startsWith("xn--")))
    return `${written} is an encoded name that can look like another`;
  return hosts.some((known) => host === known || host.endsWith(`.${known}`))
    ? null
    : `${written} is no host that we link to`;
}
