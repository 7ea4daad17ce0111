/**
 * Links that look like another site than the one they lead to. A template is written by people and filled with what
 * came from outside: nothing that we send may carry a customer to somebody who pretends to be us, or anybody else.
 */

/** After the scheme, up to where a host can end; a user before an @ is part of it. */
const ADDRESS = /\bhttps?:\/*([^\s<>"'`/?#\\]+)/giu;
/** What mail programs make a link of without a scheme: names with dots. It begins where a word does: no text takes long. */
const BARE = /(?<![\p{L}\p{N}\p{M}\p{Cf}_-])[\p{L}\p{N}\p{M}\p{Cf}_-]+(?:\.[\p{L}\p{N}\p{M}\p{Cf}_-]+)+\/?/gu;
/** Letters of these writings pass for each other. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];
const ASCII = /^[\x21-\x7e]+$/;
/** Takes no room, or turns the direction of writing: a name with one of them is not what it seems. */
const UNSEEN = /[\p{Cf}\p{Cc}]/u;

/** The hosts in a text that may not be sent. `known`: our own names and those of sites that we link to, in lower case. */
export function deceptiveHosts(text: string, known: readonly string[]): string[] {
  const linked = [...text.matchAll(ADDRESS)]
    .map(([, host]) => host ?? "")
    .filter((host) => isDeceptiveLink(host, known));
  const bare = [...text.matchAll(BARE)].map(([name]) => name).filter((name) => isDeceptiveName(name, known));
  return [...new Set([...linked, ...bare])];
}

function isDeceptiveLink(said: string, known: readonly string[]): boolean {
  if (said.includes("@")) return true;
  const host = hostIn(said);
  if (isOf(host, known)) return false;
  return !ASCII.test(host) || hasPunycode(host) || passesForOneOf(host, known);
}

/** Words may meet at a full stop without being a link: only what deceives as one counts. */
function isDeceptiveName(said: string, known: readonly string[]): boolean {
  const host = hostIn(said);
  if (isOf(host, known)) return false;
  if (hasPunycode(host) || passesForOneOf(host, known)) return true;
  if (ASCII.test(host)) return false;
  const isLink = said.endsWith("/") || host.startsWith("www.");
  return isLink || UNSEEN.test(host) || host !== host.normalize("NFKC") || host.split(".").some(isOfTwoWritings);
}

function hostIn(said: string): string {
  return said
    .replace(/:\d*$/, "")
    .replace(/[/.,;:!?)\]}]+$/, "")
    .toLowerCase();
}

function isOf(host: string, known: readonly string[]): boolean {
  return known.some((one) => host === one || host.endsWith(`.${one}`));
}

function hasPunycode(host: string): boolean {
  return host.split(".").some((label) => label.startsWith("xn--"));
}

function isOfTwoWritings(label: string): boolean {
  return ALIKE.filter((writing) => writing.test(label)).length > 1;
}

/** `larkfie1d.example` for `larkfield.example`, or `larkfield.example.evil.example`. */
function passesForOneOf(host: string, known: readonly string[]): boolean {
  const seen = asSeen(host);
  return known
    .filter((one) => one.includes("."))
    .some((one) => beginsLike(host, one) || seen === asSeen(one) || seen.endsWith(`.${asSeen(one)}`));
}

/** The same name in a country (`acme.com.au` beside `acme.com`) is its own, as a rule. */
function beginsLike(host: string, known: string): boolean {
  return host.startsWith(`${known}.`) && !/^[a-z]{2}$/.test(host.slice(known.length + 1));
}

function asSeen(host: string): string {
  return host
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("0", "o")
    .replaceAll(/[1i]/g, "l")
    .replaceAll("5", "s");
}
