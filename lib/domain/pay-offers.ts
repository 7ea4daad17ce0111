/** What the customer's page offers under each hold: data. Nobody is left without a way on; what is not offered is said in calm words. */
import type { CaseState, Hold } from "./case-state.ts";
import type { HoldKind } from "./codes.ts";

/** `asks`: a message of ours may carry a link to pay. The rest: what the customer may do on the page by themselves. */
export type Offers = { asks: boolean; pay: boolean; plan: boolean; cantAfford: boolean; disagree: boolean };
/** `maySay`: said besides, as long as nothing else keeps them from paying. */
type Row = Offers & { says: string; maySay?: string; source: string };

const HOUSE = "Baton's default";
const ALL: Offers = { asks: true, pay: true, plan: true, cantAfford: true, disagree: true };
const TALK: Offers = { asks: false, pay: false, plan: false, cantAfford: true, disagree: true };

export const OFFERS_UNDER: Record<HoldKind, Row> = {
  dispute: {
    ...TALK,
    says: "You told us that you do not agree with this. We are checking it, and ask you for nothing while we do.",
    source: "CONC 7.14.1R, 7.14.3R; 12 CFR 1006.38(d)(2)",
  },
  "breathing-space": {
    ...TALK,
    pay: true,
    says: "You are in breathing space. We ask you for nothing while it lasts.",
    maySay: "Nothing stops you from paying if you want to, and nobody expects it.",
    source:
      "SI 2020/1311 reg 7, 11: nothing may be asked for. Insolvency Service, guidance for creditors 3.12: what is paid all the same may be taken",
  },
  "mental-health-crisis": {
    ...TALK,
    says: "You are in breathing space. We ask you for nothing while it lasts. Take the time that you need.",
    source: `SI 2020/1311 reg 7, 11; that nothing is taken on the page: ${HOUSE}`,
  },
  "debt-advice": {
    ...TALK,
    pay: true,
    says: "You are getting advice about your debts. We wait until you have had it.",
    maySay: "Nothing stops you from paying if you want to.",
    source: "CONC 7.3.11R, 7.3.12G",
  },
  "debt-review": {
    ...TALK,
    says: "You are under debt review. Please pay as your debt counsellor has arranged, not here.",
    source: "NCA s 86, s 88(3)",
  },
  insolvency: {
    ...TALK,
    says: "You are in an insolvency arrangement. Please do not pay us here: ask whoever looks after it.",
    source: "Insolvency Act 1986 s 285(3), s 260, s 251G; Insolvency Act 24 of 1936 s 20(1); 11 USC 362",
  },
  vulnerability: {
    ...ALL,
    asks: false,
    says: "Somebody of our support team looks after your account. You may call them at any time.",
    source: `CONC 7.10.1R; ${HOUSE}`,
  },
  complaint: {
    ...ALL,
    asks: false,
    says: "We are looking into your complaint. Paying or not paying makes no difference to it.",
    source: `DISP 1.4.1R; ${HOUSE}`,
  },
  fraud: {
    ...TALK,
    says: "We are checking whether this debt is yours. We ask you for nothing while we do.",
    source: `CONC 7.14.1R; 15 USC 1681m(g); ${HOUSE}`,
  },
  "payment-in-progress": { ...ALL, asks: false, says: "You have begun a payment.", source: HOUSE },
  supervisor: {
    ...ALL,
    asks: false,
    says: "We have paused this account for the moment. We ask you for nothing.",
    maySay: "You may pay if you want to.",
    source: HOUSE,
  },
  other: {
    ...ALL,
    asks: false,
    says: "We have paused this account for the moment. We ask you for nothing.",
    maySay: "You may pay if you want to.",
    source: `CONC 7.3.4R, 7.3.5G; ${HOUSE}`,
  },
};

/** What is offered now, what is said about it, and the debts that may be paid by themselves. */
export type Offered = Offers & {
  says: string[];
  /** Debts with something owed on them that no hold keeps from being paid. */
  payable: string[];
  /** A hold keeps some debts from being paid: who pays says for which of the others. */
  mustChoose: boolean;
};

const NOTHING: Offers = { asks: false, pay: false, plan: false, cantAfford: false, disagree: false };

/** On the whole case. A hold on one debt only stops that debt while others are owed. */
export function offersOn({ holds, debts, lifecycle, contactFacts, balanceMinor }: CaseState, now: string): Offered {
  const owed = debts.filter((debt) => debt.balanceMinor > 0);
  const standing = holds.filter(({ until }) => until === null || until > now);
  const whole = standing.filter(({ debtId }) => debtId === undefined || owed.every(({ id }) => id === debtId));
  const kept = new Set(standing.filter(({ kind }) => !OFFERS_UNDER[kind].pay).flatMap(({ debtId }) => debtId ?? []));
  const payable = owed.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const isOver = lifecycle.state === "closed" || contactFacts.death !== null || balanceMinor <= 0;
  const base = isOver ? NOTHING : leastOf(whole);
  const disagree = base.disagree || (lifecycle.state === "open" && balanceMinor <= 0 && debts.length > 0);
  const pay = base.pay && payable.length > 0;
  const says = [...new Set(standing.map(({ kind }) => wordsUnder(OFFERS_UNDER[kind], pay)))];
  return {
    ...base,
    asks: base.asks && standing.every(({ kind }) => OFFERS_UNDER[kind].asks),
    pay,
    plan: base.plan && pay,
    disagree,
    says,
    payable,
    mustChoose: payable.length < owed.length && payable.length > 1,
  };
}

function wordsUnder({ says, maySay }: Row, pay: boolean): string {
  return pay && maySay ? `${says} ${maySay}` : says;
}

function leastOf(holds: readonly Hold[]): Offers {
  return holds.reduce((least, { kind }) => {
    const row = OFFERS_UNDER[kind];
    return {
      asks: least.asks && row.asks,
      pay: least.pay && row.pay,
      plan: least.plan && row.plan,
      cantAfford: least.cantAfford && row.cantAfford,
      disagree: least.disagree && row.disagree,
    };
  }, ALL);
}
