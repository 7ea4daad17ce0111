/** What the debt and its holds allow. */
import { businessDay, dayNumber, holidaysOf } from "./days.ts";
import type { Facts } from "./facts.ts";
import type { HoldKind } from "./input.ts";
import { defer, deny, isDemanding, type Prepare } from "./rule.ts";
import type { Settings } from "./settings.ts";

export const paid: Prepare = (facts) =>
  facts.owes || !isDemanding(facts) ? null : () => deny("Nothing is owed on this debt.");

/** Barred by time, or said by the customer to be: nothing is demanded. */
export const timeBarred: Prepare = (facts) =>
  (facts.timeBarred || facts.timeBarredRaised) && isDemanding(facts)
    ? () => deny("The debt is barred by time, or the customer says so.")
    : null;

/** Holds of these kinds end what `stops` names: for good while one is open, until their end otherwise. */
export function holdRule(
  kinds: readonly HoldKind[],
  stops: (facts: Facts, settings: Settings) => boolean = isDemanding,
): Prepare {
  return (facts, settings) => {
    if (facts.holds.length === 0 || !stops(facts, settings)) return null;
    const own = facts.holds.filter(
      ({ kind, debtId }) => kinds.includes(kind) && (debtId === null || debtId === facts.debtId),
    );
    if (own.length === 0) return null;
    return ({ at }) => {
      const applying = own.filter(({ from, until }) => from <= at && at < until);
      const open = applying.find(({ until }) => until === Number.POSITIVE_INFINITY);
      if (open) return deny(`A hold is open: ${inWords(open.kind)}.`);
      return applying[0] ? defer(`A hold has not ended: ${inWords(applying[0].kind)}.`) : null;
    };
  };
}

/** "breathing-space" → "breathing space" */
const inWords = (kind: HoldKind) => kind.replaceAll("-", " ");

const SOUTH_AFRICA = holidaysOf(["south-africa"]);

/** National Credit Act s 129, 130: twenty business days in default and ten since the notice, both over. */
export const section129: Prepare = (facts, { daysInDefault, daysAfterNotice }) => {
  const { purpose, inDefaultSince, defaultNoticeDeliveredOn } = facts;
  if (purpose !== "enforcement") return null;
  if (!inDefaultSince || !defaultNoticeDeliveredOn)
    return () =>
      deny("The day of default and the day on which the section 129 notice was delivered are not on record.");
  const last = Math.max(
    businessDay(dayNumber(inDefaultSince), daysInDefault, SOUTH_AFRICA),
    businessDay(dayNumber(defaultNoticeDeliveredOn), daysAfterNotice, SOUTH_AFRICA),
  );
  return ({ locals }) =>
    locals.some(({ day }) => day <= last)
      ? defer(
          `${daysInDefault} business days of default and ${daysAfterNotice} since the section 129 notice have not passed.`,
        )
      : null;
};
