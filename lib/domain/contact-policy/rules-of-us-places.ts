/** What Massachusetts, New York City, Washington and the District of Columbia add, by `customer.region`. */
import type { Facts } from "./facts.ts";
import { answersAt, countWithin, isMine, isOut } from "./past.ts";
import { type Check, defer, isMessage, isSpoken, isText, type Prepare } from "./rule.ts";
import { isConsumer, unlessRequested } from "./rules-of-us.ts";

const isByPhone = (one: Pick<Facts, "channel">) => isSpoken(one) || isText(one);

/** 940 CMR 7.04(1)(f): two in seven days; at work two in thirty. */
export const massachusetts = inRegion("MA", (facts) => {
  if (!isByPhone(facts)) return null;
  const mine = isMine(facts);
  const contacts = countWithin(facts, (one) => isOut(one) && isByPhone(one) && mine(one));
  const days = facts.place === "work" ? 30 : 7;
  return unlessAnswering(facts, contacts, 2, days, `calls or texts about this debt in ${days} days`);
});

/** 6 RCNY 5-77(b): three in seven days on any channel. */
export const newYorkCity = inRegion("NYC", (facts) => {
  if (facts.purpose === "statutory-notice") return null;
  const mine = isMine(facts);
  const contacts = countWithin(facts, (one) => isOut(one) && one.consented !== true && mine(one));
  return unlessAnswering(facts, contacts, 3, 7, "contacts about this debt in seven days");
});

/** RCW 19.16.250(13): three a week with one person, whatever the debt; one at work. */
export const washington = inRegion("WA", (facts) => {
  if (facts.purpose === "statutory-notice") return null;
  const most = facts.place === "work" ? 1 : 3;
  return unlessAnswering(facts, countWithin(facts, isOut), most, 7, "contacts with this person in seven days");
});

/** RCW 19.16.250(18): two calls or texts to a telephone on one day. */
export const washingtonDaily = inRegion("WA", (facts) => {
  if (!isByPhone(facts)) return null;
  const contacts = countWithin(facts, (one) => isOut(one) && isByPhone(one));
  if (!contacts) return null;
  return (moment) => {
    const today = contacts(moment, 1);
    return today >= 2 ? defer(`${today} calls or texts on this day.`) : null;
  };
});

/** D.C. Code 28-3814(d)(4)(A)(i): four calls about a debt in seven days. */
export const dcCalls = inRegion("DC", (facts) => {
  if (!isSpoken(facts)) return null;
  const mine = isMine(facts);
  const calls = countWithin(facts, (one) => isOut(one) && isSpoken(one) && one.consented !== true && mine(one));
  return unlessRequested(facts, calls, 4, 7, "calls about this debt in seven days");
});

/** (A)(ii): none for seven days after a conversation; its own day does not count. */
export const dcAfterConversation = inRegion("DC", (facts) => {
  if (!isSpoken(facts)) return null;
  const conversations = countWithin(facts, (one) => one.kind === "conversation");
  return unlessRequested(facts, conversations, 1, 8, "conversation in the seven days before");
});

/** (B)(iii): five messages about a debt in seven days. */
export const dcMessages = inRegion("DC", (facts) => {
  if (!isMessage(facts)) return null;
  const mine = isMine(facts);
  const messages = countWithin(facts, (one) => isOut(one) && isMessage(one) && mine(one));
  return unlessAnswering(facts, messages, 5, 7, "messages about this debt in seven days");
});

function inRegion(region: string, prepare: Prepare): Prepare {
  return (facts, settings) => (facts.region === region && isConsumer(facts) ? prepare(facts, settings) : null);
}

function unlessAnswering(
  facts: Facts,
  count: ReturnType<typeof countWithin>,
  most: number,
  days: number,
  words: string,
): Check | null {
  if (!count) return null;
  const answers = answersAt(facts);
  return (moment) => {
    const counted = count(moment, days);
    return counted >= most && !answers(moment) ? defer(`${counted} ${words}.`) : null;
  };
}
