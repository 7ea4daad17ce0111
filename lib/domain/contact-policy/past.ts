/** What the history says at an instant. Entries after it do not exist yet; days are local dates in the customer's zones. */
import type { Contact, Facts } from "./facts.ts";
import { isAnswer, type Moment } from "./rule.ts";

type Pick = (contact: Contact) => boolean;

/** An outbound contact that reached the dialled number, or may have. */
export const isOut: Pick = ({ direction, connected }) => direction === "outbound" && connected !== false;
/** About this debt, or about none in particular. */
export const isMine =
  ({ debtId }: Facts) =>
  (contact: Contact) =>
    !contact.debtId || contact.debtId === debtId;

/**
 * How many of the picked contacts lie within `days` local days, today included, in the zone where they are most. Null
 * when there is none at all, so that a rule can be left out.
 */
export function countWithin({ history, zones }: Facts, pick: Pick): ((moment: Moment, days: number) => number) | null {
  const picked = history.filter(pick);
  if (picked.length === 0) return null;
  const byZone = zones.map((zone) => picked.map(({ at }) => ({ at, day: zone.dayOf(at) })));
  return ({ at, locals }, days) => {
    let most = 0;
    for (let zone = 0; zone < byZone.length; zone++) {
      const today = locals[zone]?.day ?? 0;
      let count = 0;
      for (const one of byZone[zone] ?? []) if (one.at <= at && today - one.day < days) count++;
      most = Math.max(most, count);
    }
    return most;
  };
}

/** Whether the customer's request is on record: their contact or a conversation about this debt in the last seven days. */
export function requestedAt(facts: Facts): (moment: Moment) => boolean {
  if (facts.purpose !== "customer-requested") return () => false;
  const mine = isMine(facts);
  const asked = facts.history.filter(
    (one) => mine(one) && (one.direction === "inbound" || one.kind === "conversation"),
  );
  return (moment) => asked.some((one) => isRecent(facts, one, moment));
}

/** Answers the customer: at their request on record, or a dispute or complaint of theirs. */
export function answersAt(facts: Facts): (moment: Moment) => boolean {
  if (facts.purpose === "customer-requested") return requestedAt(facts);
  return () => isAnswer(facts);
}

/** A contact of the customer about this debt, after `after`, of the last seven days, that nothing outbound has followed. */
export function unansweredInbound(
  facts: Facts,
  moment: Moment,
  after: number,
  pick: Pick = () => true,
): Contact | undefined {
  const mine = isMine(facts);
  return facts.history.find(
    (one) =>
      one.direction === "inbound" &&
      mine(one) &&
      pick(one) &&
      one.at > after &&
      isRecent(facts, one, moment) &&
      !facts.history.some((out) => isOut(out) && out.at > one.at && out.at <= moment.at),
  );
}

function isRecent({ zones }: Facts, { at }: Contact, moment: Moment): boolean {
  if (at > moment.at) return false;
  return zones.every((zone, index) => (moment.locals[index]?.day ?? 0) - zone.dayOf(at) < 7);
}
