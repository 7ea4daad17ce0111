/** What somebody has written themselves in an answer by email: without what they answer to, and without their signature. */

const LONGEST = 10_000;
const QUOTED = /^[^\S\n]*[>|]/;
/** "On 3 May Baton wrote:", in the languages that our templates speak and their neighbours, over at most three lines. */
const SAYS_WHO =
  /^[^\S\n]*(?:on|am|le|el|op|il|den|em|dnia)\b[^\n]{0,200}(?:\n[^\n]{0,200}){0,2}?(?:wrote|schrieb|a écrit|escribió|schreef|het geskryf|ha scritto|skrev|escreveu|napisał)[^\n]{0,80}:[^\S\n]*$/gimu;
const FROM_HERE = [
  /^[^\S\n]*-{2,}[^\S\n]*(?:original message|forwarded message|urspr\u00fcngliche nachricht|message d.origine|mensaje original|oorspronklike boodskap|oorspronkelijk bericht)[^\S\n]*-{2,}[^\S\n]*$/imu,
  /^[^\S\n]*_{20,}[^\S\n]*$/mu,
  // Outlook's block: who, then when or to whom.
  /^[^\S\n]*\*?(?:from|von|de|van|da)\s?:\*?\s[^\n]+\n(?:[^\n]*\n){0,2}?[^\S\n]*\*?(?:sent|date|to|gesendet|datum|an|envoyé|enviado|para|gestuur|aan|à)\s?:/imu,
  /^-- $/mu,
];
const BY_THE_PHONE =
  /\n[^\S\n]*(?:sent from my \w+|get outlook for \w+|von meinem \w+ gesendet|enviado desde mi \w+|gestuur vanaf my \w+)[^\n]*$/iu;

/** Where nothing of their own is found, all of it: rather too much on the record than what somebody said lost. */
export function replyText(text: string): string {
  const whole = text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\u00a0", " ")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
    .slice(0, LONGEST * 4);
  const own = withoutQuotes(cutBefore(whole))
    .replace(BY_THE_PHONE, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  // Half a character, cut here or sent so, is text that cannot be kept.
  return (own || whole.trim()).slice(0, LONGEST).toWellFormed();
}

function cutBefore(text: string): string {
  const ends = FROM_HERE.map((sign) => text.search(sign)).filter((at) => at >= 0);
  return ends.length > 0 ? text.slice(0, Math.min(...ends)) : text;
}

/** Some answer below what they quote, or between its lines; without marks on it, all that follows is what was quoted. */
function withoutQuotes(text: string): string {
  const [saysWho] = text.matchAll(SAYS_WHO);
  if (!saysWho) return unmarked(text);
  const after = text.slice(saysWho.index + saysWho[0].length);
  const own = text.slice(0, saysWho.index);
  return after.split("\n").some((line) => QUOTED.test(line)) ? `${unmarked(own)}\n${unmarked(after)}` : unmarked(own);
}

function unmarked(text: string): string {
  return text
    .split("\n")
    .filter((line) => !QUOTED.test(line))
    .join("\n");
}
