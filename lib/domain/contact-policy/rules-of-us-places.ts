/** What Massachusetts, New York City, Washington and the District of Columbia add, by `customer.region`. */
import type { Facts } from "./facts.ts";
import type { Limiting } from "./limits.ts";
import { answersAt, countWithin, isMine, isOut, requestedAt } from "./past.ts";
import { isMessage, isSpoken, isText } from "./rule.ts";
import { isConsumer } from "./rules-of-us.ts";

const isByPhone = (one: Pick<Facts, "channel">) => isSpoken(one) || isText(one);

/** 940 CMR 7.04(1)(f): two in seven days; at work two in thirty. */
export const massachusetts = inRegion("MA", (facts, { maContacts, maContactsAtWork }) => {
  if (!isByPhone(facts)) return [];
  const mine = isMine(facts);
  const count = countWithin(facts, (one) => isOut(one) && isByPhone(one) && mine(one));
  const [most, days] = facts.place === "work" ? [maContactsAtWork, 30] : [maContacts, 7];
  return [{ most, days, of: `calls or texts about this debt in ${days} days`, count, isExempt: answersAt(facts) }];
});

/** 6 RCNY 5-77(b): three in seven days on any channel. */
export const newYorkCity = inRegion("NYC", (facts, { nycContacts }) => {
  if (facts.purpose === "statutory-notice") return [];
  const mine = isMine(facts);
  const count = countWithin(facts, (one) => isOut(one) && one.consented !== true && mine(one));
  const of = "contacts about this debt in seven days";
  return [{ most: nycContacts, days: 7, of, count, isExempt: answersAt(facts) }];
});

/** RCW 19.16.250(13): three a week with one person, whatever the debt; one at work. */
export const washington = inRegion("WA", (facts, { waContacts, waContactsAtWork }) => {
  if (facts.purpose === "statutory-notice") return [];
  const most = facts.place === "work" ? waContactsAtWork : waContacts;
  const of = "contacts with this person in seven days";
  return [{ most, days: 7, of, count: countWithin(facts, isOut), isExempt: answersAt(facts) }];
});

/** RCW 19.16.250(18): two calls or texts to a telephone on one day. */
export const washingtonDaily = inRegion("WA", (facts, { waContactsPerDay }) => {
  if (!isByPhone(facts)) return [];
  const count = countWithin(facts, (one) => isOut(one) && isByPhone(one));
  return [{ most: waContactsPerDay, days: 1, of: "calls or texts on this day", count }];
});

/** D.C. Code 28-3814(d)(4)(A)(i): four calls about a debt in seven days. */
export const dcCalls = inRegion("DC", (facts, settings) => {
  if (!isSpoken(facts)) return [];
  const mine = isMine(facts);
  const count = countWithin(facts, (one) => isOut(one) && isSpoken(one) && one.consented !== true && mine(one));
  const of = "calls about this debt in seven days";
  return [{ most: settings.dcCalls, days: 7, of, count, isExempt: requestedAt(facts) }];
});

/** (A)(ii): none for seven days after a conversation; its own day does not count. */
export const dcAfterConversation = inRegion("DC", (facts, { dcDaysAfterConversation }) => {
  if (!isSpoken(facts)) return [];
  const count = countWithin(facts, (one) => one.kind === "conversation");
  const of = `conversation in the ${dcDaysAfterConversation} days before`;
  return [{ most: 1, days: dcDaysAfterConversation + 1, of, count, isExempt: requestedAt(facts) }];
});

/** (B)(iii): five messages about a debt in seven days. */
export const dcMessages = inRegion("DC", (facts, settings) => {
  if (!isMessage(facts)) return [];
  const mine = isMine(facts);
  const count = countWithin(facts, (one) => isOut(one) && isMessage(one) && mine(one));
  const of = "messages about this debt in seven days";
  return [{ most: settings.dcMessages, days: 7, of, count, isExempt: answersAt(facts) }];
});

function inRegion(region: string, limiting: Limiting): Limiting {
  return (facts, settings) => (facts.region === region && isConsumer(facts) ? limiting(facts, settings) : []);
}
