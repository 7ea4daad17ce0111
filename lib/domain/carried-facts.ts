import { canonicalJson } from "./canonical.ts";
import type { CaseState, Need } from "./case.ts";
import { NOTHING_TOLD } from "./customer-facts-state.ts";
import type { EventData, NewEvent } from "./events.ts";
import { isWideHold } from "./reach.ts";

type Opened = EventData["case-opened"];

/**
 * What a customer had told on their other cases, as facts that follow the opening of a new one. Needs are disclosed again,
 * because why somebody needs help is kept apart from everything else. Empty when the opening says it all.
 */
export function factsToCarry({ contactFacts, customer, needs, holds }: CaseState, opened: Opened): NewEvent[] {
  const { timeZones, masks } = customer;
  const wide = holds.filter(isWideHold);
  const facts = { contactFacts, timeZones, masks, holds: wide };
  const known = {
    contactFacts: NOTHING_TOLD,
    timeZones: opened.customer.timeZones,
    masks: opened.customer.masks ?? {},
    holds: [],
  };
  const isNews = canonicalJson(facts) !== canonicalJson(known);
  return [
    ...(isNews ? [{ type: "customer-facts-carried", data: { facts } } as const] : []),
    ...needs.flatMap(disclosed),
  ];
}

function disclosed({ id: needId, driver, adjustments, note }: Need): NewEvent[] {
  if (driver === null) return [];
  return [{ type: "need-disclosed", data: { needId, driver, adjustments, ...(note !== undefined && { note }) } }];
}
