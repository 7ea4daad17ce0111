/** Test kit: random commands about money, as arbitrary-command.ts tells. */
import fc from "fast-check";
import { amount, currency, maybe, one, slug, words } from "./arbitrary-fields.ts";
import type { MONEY_COMMANDS } from "./money-commands.ts";
import * as m from "./money-words.ts";

const pastDay = fc.integer({ min: -60, max: 1 }).map((days) => `@day:${days}`);
const figures = (line: string) => fc.record({ [line]: fc.integer({ min: 0, max: 20_000 }) });

export const MONEY_DATA: Record<keyof typeof MONEY_COMMANDS, fc.Arbitrary<object>> = {
  "add-charge": fc.record({
    debtId: one("debt"),
    kind: slug(m.CHARGE_KINDS),
    amountMinor: amount,
    reason: maybe(words),
  }),
  "set-interest": fc.record({ debtId: one("debt"), annualBps: fc.constantFrom(0, 1_950, 4_000), from: maybe(pastDay) }),
  "record-remedy": fc.record({ debtId: one("debt"), on: pastDay }),
  "adjust-debt": fc.record({
    debtId: one("debt"),
    kind: slug(m.ADJUSTMENT_KINDS),
    lines: fc.array(
      fc.record({
        head: slug(m.HEADS),
        amountMinor: fc.oneof(
          amount,
          amount.map((minor) => -minor),
        ),
      }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    reason: words,
  }),
  "write-off-debt": fc.record({ debtId: one("debt"), amountMinor: maybe(amount), reason: words }),
  "apply-credit": fc.constant({}),
  "refund-payment": fc.record({ paymentId: one("payment"), amountMinor: amount, reason: words }),
  "assess-affordability": fc.record({
    income: figures("client-salary-or-wages"),
    outgoings: figures("rent"),
    note: maybe(words),
  }),
  "make-plan": fc.record({
    instalmentMinor: fc.integer({ min: 500, max: 9_000 }),
    currency,
    frequency: slug(m.FREQUENCIES),
    firstOn: fc.integer({ min: -1, max: 40 }).map((days) => `@day:${days}`),
    shift: maybe(fc.constantFrom("before", "after")),
    firstMinor: maybe(fc.constantFrom(500, 1_000)),
    reviewOn: maybe(fc.integer({ min: 1, max: 40 }).map((days) => `@day:${days}`)),
    overAffordable: maybe(words),
  }),
  "skip-instalment": fc.record({ planId: one("plan"), no: fc.integer({ min: 1, max: 4 }), reason: words }),
  "move-instalment": fc.record({
    planId: one("plan"),
    no: fc.integer({ min: 1, max: 4 }),
    dueOn: fc.integer({ min: 0, max: 60 }).map((days) => `@day:${days}`),
    reason: words,
  }),
  "review-plan": fc.record({ planId: one("plan"), note: words }),
  "end-plan": fc.record({ planId: one("plan"), reason: words }),
  "make-pay-link": fc.record({ debtId: maybe(one("debt")), days: maybe(fc.integer({ min: 1, max: 90 })) }),
  "revoke-pay-link": fc.record({ linkId: one("link") }),
  "record-hardship": fc.record({ text: maybe(words), debtId: maybe(one("debt")) }),
};
