/** Test kit: what gateways and the customer's own page do, at random and out of order. What they name is filled in as arbitrary-command.ts tells. */
import fc from "fast-check";
import { maybe, one } from "./arbitrary-fields.ts";
import type { MoneySystemCommand } from "./money-commands.ts";

export type Tells = { tells: MoneySystemCommand["type"]; data: object };

const amountMinor = fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.constantFrom(500, 500, 15_000, 20_000));
const payment = fc.nat(2).map((at) => `pi_${at}`);
const via = (object: string) =>
  fc.record({ gateway: fc.constant("stripe"), payment, object: fc.nat(2).map((at) => `${object}_${at}`) });
const sessionId = fc.constant("@session:0");
const link = { linkId: one("link") };

export const tells: fc.Arbitrary<Tells> = fc.oneof(
  {
    weight: 6,
    arbitrary: told("take-payment", {
      amountMinor,
      currency: fc.constant("GBP"),
      method: fc.constant("card"),
      reference: fc.constant("P"),
      debtId: maybe(one("debt")),
      sessionId: maybe(sessionId),
      via: via("ch"),
    }),
  },
  {
    weight: 3,
    arbitrary: told("note-refund", { amountMinor, state: fc.constantFrom("made", "made", "failed"), via: via("re") }),
  },
  {
    weight: 3,
    arbitrary: told("note-chargeback", {
      amountMinor,
      state: fc.constantFrom("open", "won", "lost"),
      reason: fc.constant("fraudulent"),
      via: via("dp"),
    }),
  },
  { weight: 2, arbitrary: told("open-pay-link", { ...link, identified: fc.boolean() }) },
  { weight: 1, arbitrary: told("lock-pay-link", link) },
  {
    weight: 4,
    arbitrary: told("start-payment", {
      sessionId: fc.constant("@fresh:0"),
      amountMinor,
      currency: fc.constant("GBP"),
      minutes: fc.constant(30),
    }),
  },
  { weight: 1, arbitrary: told("choose-method", { sessionId, method: fc.constantFrom("card", "bank") }) },
  { weight: 1, arbitrary: told("fail-payment", { sessionId: sessionId, code: fc.constant("card_declined") }) },
  { weight: 1, arbitrary: told("await-payment", { sessionId: sessionId, until: fc.constant("@in:6000") }) },
  {
    weight: 1,
    arbitrary: told("abandon-payment", { sessionId: sessionId, why: fc.constantFrom("cancelled", "time-out") }),
  },
);

function told(type: Tells["tells"], data: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Tells> {
  return fc.record(data).map((given) => ({ tells: type, data: given }));
}
