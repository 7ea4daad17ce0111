import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { history, play } from "./arbitrary.ts";
import type { CaseState, Payment } from "./case.ts";
import { given, underLaw } from "./given.ts";
import { apply, type Given, run, type World } from "./given-step.ts";
import { type Entry, entriesOf } from "./ledger.ts";
import { HEADS, type Head } from "./money-words.ts";

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
const heads = Object.keys(HEADS) as Head[];

describe("after any history", () => {
  it("every event posts nothing in all, each debt and head is the sum of its entries, and payments add up", () => {
    fc.assert(
      fc.property(history, (actions) => {
        const events = play(actions).at(-1)?.world.events ?? [];
        const entries: Entry[] = [];
        let state: CaseState | null = null;
        for (const event of events) {
          state = apply(state, event);
          const own = entriesOf(event);
          expect(sum(own.map(({ amountMinor }) => amountMinor))).toBe(0);
          entries.push(...own);
        }
        expectSame(state as CaseState, entries);
        expectHeld(state as CaseState);
      }),
      { numRuns: 150 },
    );
  });
});

function expectSame({ debts, creditMinor }: CaseState, entries: readonly Entry[]): void {
  const posted = (debtId: string, head: Head) =>
    sum(entries.filter((one) => one.debtId === debtId && one.head === head).map(({ amountMinor }) => amountMinor));
  for (const debt of debts)
    for (const head of heads) expect([head, debt.heads[head]]).toEqual([head, posted(debt.id, head)]);
  const credit = entries.filter(({ account }) => account === "credit").map(({ amountMinor }) => amountMinor);
  expect(creditMinor + sum(credit)).toBe(0);
}

/** What has come in and has not gone back lies on the debts or is credit; nothing is below zero but what went back twice. */
function expectHeld({ debts, creditMinor, payments }: CaseState): void {
  const paid = sum(debts.flatMap((debt) => Object.values(debt.paid)));
  const held = payments.map(({ amountMinor, returnedMinor }: Payment) => amountMinor - returnedMinor);
  expect(paid + creditMinor).toBe(sum(held));
  const twice = sum(held.map((one) => Math.min(0, one)));
  const never = [
    creditMinor - twice,
    ...debts.flatMap((debt) => [...Object.values(debt.heads), ...Object.values(debt.paid)]),
  ];
  expect(Math.min(0, ...never)).toBe(0);
  for (const { duplum } of debts) if (duplum) expect(duplum.usedMinor).toBeLessThanOrEqual(duplum.capMinor);
}

describe("what gateways tell", () => {
  it("ends the same in every order in which causes come first: heads, what is paid, credit, status", () => {
    fc.assert(
      fc.property(
        facts,
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        fc.boolean(),
        (told, picks, disputed) => {
          const inOrder = settled(told, disputed);
          const shuffled = settled(causesFirst(told, picks), disputed);
          expect(shuffled).toEqual(inOrder);
        },
      ),
      { numRuns: 150 },
    );
  });
});

type Fact = {
  is: "payment" | "refund" | "chargeback";
  payment: number;
  amountMinor: number;
  state?: string;
  debt?: number;
};
const money = fc.integer({ min: 1, max: 9_000 });

const TOLD = {
  open: ["open"],
  won: ["open", "won"],
  lost: ["open", "lost"],
  "won in the end": ["open", "lost", "won"],
};

/** Up to four payments, each given back in part, argued about, or both at once. */
const facts: fc.Arbitrary<Fact[]> = fc
  .array(
    fc.record({
      amountMinor: money,
      debt: fc.option(fc.nat(1), { nil: undefined }),
      refund: fc.option(fc.constantFrom(1, 20, 50, 100), { nil: undefined }),
      chargeback: fc.option(fc.constantFrom("open", "won", "lost", "won in the end"), { nil: undefined }),
      twice: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.flatMap(({ amountMinor, debt, refund, chargeback, twice }, payment): Fact[] => {
      const back = Math.min(amountMinor, Math.ceil((amountMinor * (refund ?? 0)) / 100));
      const argued = { is: "chargeback" as const, payment, amountMinor: twice ? amountMinor : amountMinor - back };
      const told = chargeback && argued.amountMinor > 0 ? TOLD[chargeback] : [];
      return [
        { is: "payment", payment, amountMinor, ...(debt !== undefined && { debt }) },
        ...(back > 0 ? [{ is: "refund" as const, payment, amountMinor: back }] : []),
        ...told.map((state) => ({ ...argued, state })),
      ];
    }),
  );

/** Any order in which a payment comes before what went back of it. */
function causesFirst(told: readonly Fact[], picks: readonly number[]): Fact[] {
  const left = [...told];
  return told.map((_, at) => {
    const paid = new Set(
      told.filter((one) => one.is === "payment" && !left.includes(one)).map(({ payment }) => payment),
    );
    const ready = left.filter((one) => one.is === "payment" || paid.has(one.payment));
    const next = ready[(picks[at] ?? 0) % ready.length] as Fact;
    left.splice(left.indexOf(next), 1);
    return next;
  });
}

function settled(told: readonly Fact[], disputed: boolean) {
  let world: World = withCharges(disputed);
  for (const one of told) {
    const { world: after, refusal } = run(world, { who: "baton", command: commandOf(one, world.state as CaseState) });
    if (refusal) throw refusal;
    world = after;
  }
  const { debts, creditMinor, status, lastPromise, payments } = world.state as CaseState;
  const held = payments.map(({ via, amountMinor, returnedMinor }) => [via?.payment, amountMinor - returnedMinor]);
  return {
    debts: debts.map(({ heads, paid }) => ({ heads, paid })),
    creditMinor,
    status,
    lastPromise,
    held: held.sort(),
  };
}

/** Two debts with something under every head, a promise that stands, and perhaps a dispute about the one that is paid first. */
function withCharges(disputed: boolean): World {
  const charge = (at: number, kind: string, amountMinor: number) => (state: CaseState) => ({
    who: "lena" as const,
    command: { type: "add-charge" as const, data: { debtId: state.debts[at]?.id, kind, amountMinor } },
  });
  const story = given(
    underLaw(disputed ? "us" : "uk"),
    charge(0, "interest", 700),
    charge(0, "court-costs", 900),
    charge(1, "other-fee", 300),
    {
      who: "ben",
      command: { type: "make-promise", data: { amountMinor: 4_000, currency: "GBP", dueOn: "2026-11-27" } },
    },
  );
  if (!disputed) return story;
  const first = ({ debts }: CaseState) => debts.toSorted((a, b) => ((a.dueOn ?? "") < (b.dueOn ?? "") ? -1 : 1))[0];
  return story.when((state) => ({
    who: "ben",
    command: { type: "open-dispute", data: { reason: "not-mine", debtId: first(state)?.id } },
  })).world;
}

function commandOf({ is, payment, amountMinor, state, debt }: Fact, { debts }: CaseState): Given {
  const via = (object: string) => ({ gateway: "stripe", payment: `pi_${payment}`, object: `${object}_${payment}` });
  if (is === "refund") return { type: "note-refund", data: { amountMinor, state: "made", via: via("re") } };
  if (is === "chargeback")
    return {
      type: "note-chargeback",
      data: { amountMinor, state: state as "open" | "won" | "lost", reason: "fraudulent", via: via("dp") },
    };
  const debtId = debt === undefined ? undefined : debts[debt]?.id;
  const data = { amountMinor, currency: "GBP", method: "card" as const, reference: "P", via: via("ch") };
  return { type: "take-payment", data: { ...data, ...(debtId !== undefined && { debtId }) } };
}
