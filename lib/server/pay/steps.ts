/** The steps of the customer's page, by name. What shows something personal asks first whether it is they. */

import { showContact, takeContact } from "./step-contact.ts";
import { identify, showIdentity } from "./step-identity.ts";
import { showCheckUs, showOwe, showWho } from "./step-owe.ts";
import { backFromGateway, choose, chooseMethod, result, showAmount, showCheck, showMethod, start } from "./step-pay.ts";
import { agreeToPlan, askPlan, showPlan, showPlanCheck, showPlanMade } from "./step-plan.ts";
import {
  showAfford,
  showAffordTold,
  showDisagree,
  showDisagreeTold,
  showSupport,
  showSupportTold,
  tellAfford,
  tellDisagree,
  tellSupport,
} from "./step-told.ts";
import type { Visit } from "./visits.ts";

type Show = (visit: Visit, id: string | undefined) => Promise<Response>;
/** `named`: of one payment. `after`: shown though the link has ended meanwhile. */
type Get = { show: Show; named?: true; after?: true };
type Post = (visit: Visit, said: URLSearchParams) => Promise<Response>;

export const GETS: Readonly<Record<string, Get>> = Object.assign(Object.create(null), {
  "": { show: showWho },
  "check-us": { show: showCheckUs },
  you: { show: showIdentity },
  owe: { show: showOwe },
  amount: { show: showAmount },
  method: { show: showMethod },
  check: { show: showCheck },
  result: { show: result, named: true, after: true },
  back: { show: backFromGateway, named: true, after: true },
  plan: { show: showPlan },
  "plan-check": { show: showPlanCheck },
  "plan-made": { show: showPlanMade },
  afford: { show: showAfford },
  "afford-told": { show: showAffordTold },
  disagree: { show: showDisagree },
  "disagree-told": { show: showDisagreeTold },
  support: { show: showSupport },
  "support-told": { show: showSupportTold },
  contact: { show: showContact },
} satisfies Record<string, Get>);

export const POSTS: Readonly<Record<string, Post>> = Object.assign(Object.create(null), {
  // What it says is said by the door already.
  opened: async () => new Response(null, { status: 204 }),
  you: identify,
  amount: choose,
  method: chooseMethod,
  start,
  plan: askPlan,
  "plan-agree": agreeToPlan,
  afford: tellAfford,
  disagree: tellDisagree,
  support: tellSupport,
  contact: takeContact,
} satisfies Record<string, Post>);
