import { dayKey, type Instant, nearWords, timeWords, toMs } from "#components/ui/time-words.ts";
import type { Permission } from "#lib/domain/contact-permissions.ts";
import type { Reason } from "#lib/domain/contact-policy/index.ts";

/** `open`: now. `later`: within three days, so that it can be planned. `off`: not, or not for long. */
export type PermissionStanding = "open" | "later" | "off";
const LATER_MS = 72 * 3_600_000;

export function standingOf(
  { decision, until }: Pick<Permission, "decision" | "until">,
  at: Instant,
): PermissionStanding {
  if (decision === "allow") return "open";
  if (decision === "deny" || until === undefined) return "off";
  return Date.parse(until) - toMs(at) <= LATER_MS ? "later" : "off";
}

/** "uk.breathing-space" → "breathing space" */
export function ruleWords(rule: string): string {
  return rule.slice(rule.indexOf(".") + 1).replaceAll("-", " ");
}

/** Rules that only wait for another hour or day; any other one says more about why nothing goes out. */
const WAITS = /(hours|frequency|daily|attempts|calls|messages|conversation|inconvenient)$/;

/** Of the reasons the one to name where there is room for one: a hold before the closed day on which it came. */
export function barOf({ reasons }: Pick<Permission, "reasons">): Reason | undefined {
  return reasons.find(({ rule }) => !WAITS.test(rule)) ?? reasons[0];
}

const FACTS: Record<string, string> = {
  "proposal.automated": "whether a machine makes it",
  "customer.timeZones": "their time zone",
  "customer.region": "the state they live in",
  "customer.workContactAllowed": "whether they may be contacted at work",
  "customer.deceased": "whether they have died",
  "debt.timeBarred": "whether the debt is barred by time",
  "debt.timeBarredRaised": "whether they say that it is barred by time",
};

/** What somebody should complete: "customer.region is missing" → "the state they live in" */
export function faultsWords(faults: readonly string[]): string {
  return faults.map((fault) => FACTS[fault.replace(/ is missing$/, "")] ?? fault).join(", ");
}

/** In the channel's own button: "off: breathing space", "from 08:00", "1 of 2 used". */
export function asideOf(permission: Permission, at: Instant, timeZone: string): string | undefined {
  const standing = standingOf(permission, at);
  const rule = barOf(permission)?.rule;
  if (standing === "off") return rule ? `off: ${ruleWords(rule)}` : "off";
  if (standing === "later" && permission.until) return `from ${nearWords(permission.until, timeZone, at)}`;
  return usedWords(permission);
}

/** "5 of 7 used" */
export function usedWords({ used, allowed }: Pick<Permission, "used" | "allowed">): string | undefined {
  return used === null || allowed === null ? undefined : `${used} of ${allowed} used`;
}

/** Why it is not allowed now, rule by rule: "Before 08:00 for the customer. (contact hours, OFT 3.7)" */
export function reasonsWords({ reasons }: Pick<Permission, "reasons">): string {
  return reasons.map(({ message, rule, citation }) => `${message} (${ruleWords(rule)}; ${citation})`).join(" ");
}

/** "tomorrow 08:00 theirs, 13:00 yours"; one clock where both show the same. */
export function bothClocks(at: Instant, theirs: string, yours: string, now: Instant): string {
  const here = soonWords(at, yours, now);
  const sameTime = timeWords(at, theirs) === timeWords(at, yours) && dayKey(at, theirs) === dayKey(at, yours);
  if (sameTime) return here;
  const sameDay = dayKey(at, theirs) === dayKey(at, yours);
  return `${soonWords(at, theirs, now)} theirs, ${sameDay ? timeWords(at, yours) : here} yours`;
}

/** "today 14:00", "tomorrow 08:00", "Wed 08:00" */
function soonWords(at: Instant, timeZone: string, now: Instant): string {
  const days = (Date.parse(dayKey(at, timeZone)) - Date.parse(dayKey(now, timeZone))) / 86_400_000;
  if (days === 0) return `today ${timeWords(at, timeZone)}`;
  return days === 1 ? `tomorrow ${timeWords(at, timeZone)}` : nearWords(at, timeZone, now);
}
