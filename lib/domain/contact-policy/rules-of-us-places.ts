/** What Massachusetts, New York City, Washington and the District of Columbia add, by `customer.region`. */
import type { Facts } from "./facts.ts";
import { answersAt, countWithin, isMine, isOut, requestedAt } from "./past.ts";
import { isMessage, isSpoken, isText, type Prepare } from "./rule.ts";
import { isConsumer, limit } from "./rules-of-us.ts";

const isByPhone = (one: Pick<Facts, "channel">) => isSpoken(one) || isText(one);

/** 940 CMR 7.04(1)(f): two in seven days; at work two in thirty. */
export const massachusetts = inRegion("MA", (facts) => {
  if (!isByPhone(facts)) return null;
  const mine = isMine(facts);
  const contacts = countWithin(facts, (one) => isOut(one) && isByPhone(one) && mine(one));
  const days = facts.place === "work" ? 30 : 7;
  return limit(contacts, { most: 2, days, of: `calls or texts about this debt in ${days} days` }, answersAt(facts));
});

/** 6 RCNY 5-77(b): three in seven days on any channel. */
export const newYorkCity = inRegion("NYC", (facts) => {
  if (facts.purpose === "statutory-notice") return null;
  const mine = isMine(facts);
  const contacts = countWithin(facts, (one) => isOut(one) && one.consented !== true && mine(one));
  return limit(contacts, { most: 3, days: 7, of: "contacts about this debt in seven days" }, answersAt(facts));
});

/** RCW 19.16.250(13): three a week with one person, whatever the debt; one at work. */
export const washington = inRegion("WA", (facts) => {
  if (facts.purpose === "statutory-notice") return null;
  const most = facts.place === "work" ? 1 : 3;
  return limit(
    countWithin(facts, isOut),
    { most: most, days: 7, of: "contacts with this person in seven days" },
    answersAt(facts),
  );
});

/** RCW 19.16.250(18): two calls or texts to a telephone on one day. */
export const washingtonDaily = inRegion("WA", (facts) => {
  if (!isByPhone(facts)) return null;
  const contacts = countWithin(facts, (one) => isOut(one) && isByPhone(one));
  return limit(contacts, { most: 2, days: 1, of: "calls or texts on this day" }, () => false);
});

/** D.C. Code 28-3814(d)(4)(A)(i): four calls about a debt in seven days. */
export const dcCalls = inRegion("DC", (facts) => {
  if (!isSpoken(facts)) return null;
  const mine = isMine(facts);
  const calls = countWithin(facts, (one) => isOut(one) && isSpoken(one) && one.consented !== true && mine(one));
  return limit(calls, { most: 4, days: 7, of: "calls about this debt in seven days" }, requestedAt(facts));
});

/** (A)(ii): none for seven days after a conversation; its own day does not count. */
export const dcAfterConversation = inRegion("DC", (facts) => {
  if (!isSpoken(facts)) return null;
  const conversations = countWithin(facts, (one) => one.kind === "conversation");
  return limit(conversations, { most: 1, days: 8, of: "conversation in the seven days before" }, requestedAt(facts));
});

/** (B)(iii): five messages about a debt in seven days. */
export const dcMessages = inRegion("DC", (facts) => {
  if (!isMessage(facts)) return null;
  const mine = isMine(facts);
  const messages = countWithin(facts, (one) => isOut(one) && isMessage(one) && mine(one));
  return limit(messages, { most: 5, days: 7, of: "messages about this debt in seven days" }, answersAt(facts));
});

function inRegion(region: string, prepare: Prepare): Prepare {
  return (facts, settings) => (facts.region === region && isConsumer(facts) ? prepare(facts, settings) : null);
}
