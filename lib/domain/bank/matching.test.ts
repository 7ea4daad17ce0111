import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRef, refFromBits } from "../ref.ts";
import type { BankLine } from "./bank-line.ts";
import { type Candidate, matchLine, type Surroundings } from "./matching.ts";
import { caseRefsIn, referencesIn } from "./references.ts";

const REF = refFromBits(Uint8Array.of(7, 19, 3, 20, 22, 9, 26));
const OTHER = refFromBits(Uint8Array.of(1, 2, 3, 4, 5, 6, 7));

const line: BankLine = {
  at: "entry 1",
  account: "GB29NWBK60161331926819",
  bankId: "B-1",
  bookedOn: "2026-11-20",
  direction: "in",
  amountMinor: 5_500,
  currency: "GBP",
  returned: false,
  endToEndId: null,
  texts: [],
  counterparty: null,
  counterpartyAccount: null,
};
const ruth: Candidate = {
  ref: REF,
  open: true,
  currency: "GBP",
  name: "Ruth Achterberg",
  customerReference: "CUST-0042",
  debts: [{ id: "d1", reference: "LC 7781/2", balanceMinor: 120_000 }],
  balanceMinor: 120_000,
  arrearsMinor: 31_000,
  promiseMinor: null,
  instalmentMinor: 5_500,
  payments: [],
  paidBefore: false,
};
const match = (change: Partial<BankLine>, candidates: Candidate[] = [ruth], around: Partial<Surroundings> = {}) =>
  matchLine({ ...line, ...change }, { candidates, payouts: [], twin: false, ...around });
const plain = REF.replaceAll("-", "");

describe("a reference is found however it is written", () => {
  it.each([
    REF,
    plain,
    REF.toLowerCase(),
    `Ref:${REF}.`,
    `pay ${REF.replaceAll("-", " ")} now`,
    `(${plain.toLowerCase()})`,
    plain.replaceAll("0", "O"),
  ])("%s", (text) => expect(caseRefsIn(text)).toEqual([{ text: REF, whole: true }]));
  it("inside other writing it is only a part", () => {
    expect(caseRefsIn(`INV${plain}77`)).toEqual([{ text: REF, whole: false }]);
  });
  it("with one sign wrong, or two swapped, it is none", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 7, maxLength: 7 }),
        fc.nat(7),
        fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
        (bits, at, sign) => {
          const ref = refFromBits(bits);
          const signs = [...ref.slice(2).replace("-", "")];
          if (signs[at] === sign) return;
          signs[at] = sign;
          expect(caseRefsIn(`C${signs.join("")}`).filter(({ whole }) => whole)).toEqual([]);
        },
      ),
    );
  });
  it("and whatever else the text holds, all that it yields are references", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const found = caseRefsIn(`${before} ${REF} ${after}`);
        expect(found.every(({ text }) => isRef(text))).toBe(true);
        expect(found).toContainEqual({ text: REF, whole: true });
        expect(referencesIn([before, after]).length).toBeLessThanOrEqual(400);
      }),
    );
  });
});

describe("sure is what the payer named", () => {
  it.each([
    ["the case", { texts: [`payment ${REF}`] }, { reasons: ["case-reference"] }],
    ["the case, as the payment's own id", { endToEndId: plain }, { reasons: ["case-reference"] }],
    ["a debt", { texts: ["lc-7781 2"] }, { debtId: "d1", reasons: ["debt-reference"] }],
    ["both", { texts: [`LC7781/2 ${REF}`] }, { debtId: "d1", reasons: ["case-reference", "debt-reference"] }],
  ])("%s", (_, change, expected) => {
    const found = match(change);
    expect(found).toMatchObject({ is: "sure", ref: REF, ...expected });
  });

  it("a closed case with the same debt does not stand in the way of the open one", () => {
    const old = { ...ruth, ref: OTHER, open: false };
    expect(match({ texts: ["LC 7781/2"] }, [old, ruth])).toMatchObject({ is: "sure", ref: REF });
  });
});

describe("what is not sure is suggested, with why", () => {
  it.each([
    ["another currency", { texts: [REF], currency: "EUR" }, [ruth], ["wrong-currency"]],
    ["a closed case", { texts: [REF] }, [{ ...ruth, open: false }], ["closed"]],
    ["two cases", { texts: [`${REF} ${OTHER}`] }, [ruth, { ...ruth, ref: OTHER, debts: [] }], ["several-cases"]],
  ])("%s", (_, change, candidates, notes) => {
    expect(match(change, candidates)).toMatchObject({
      is: "suggested",
      notes,
      suggestions: [{ ref: expect.any(String) }, ...candidates.slice(1).map(() => ({}))],
    });
  });

  it("a payment that a file of another kind has told already", () => {
    expect(match({ texts: [REF] }, [ruth], { twin: true })).toMatchObject({ is: "suggested", notes: ["twin"] });
  });

  it.each([
    [{ counterparty: "ACHTERBERG R MRS" }, ["name", "instalment"], 55],
    [{ counterparty: "Ruth Achterberg", amountMinor: 120_000 }, ["name", "balance"], 55],
    [{ counterparty: "R Achterberg", amountMinor: 31_000 }, ["name", "arrears"], 50],
    [{ texts: ["CUST 0042"] }, ["customer-reference", "instalment"], 95],
    [{ texts: [`xx${plain}yy`] }, ["part-of-reference", "instalment"], 65],
    [{ texts: ["77812"] }, ["part-of-reference", "instalment"], 65],
  ])("%j", (change, reasons, score) => {
    expect(match(change)).toEqual({ is: "suggested", notes: [], suggestions: [{ ref: REF, score, reasons }] });
  });

  it("an account that paid before, and a promise", () => {
    const found = match({}, [{ ...ruth, paidBefore: true, promiseMinor: 5_500, instalmentMinor: null }]);
    expect(found).toMatchObject({ suggestions: [{ reasons: ["paid-before", "promise"], score: 75 }] });
  });

  it("the likeliest first, and at most five", () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ ...ruth, ref: `C-${i}`, paidBefore: i === 7 }));
    const found = match({ counterparty: "Ruth Achterberg" }, many);
    expect(found.is === "suggested" && found.suggestions.map(({ ref }) => ref)).toEqual([
      "C-7",
      "C-0",
      "C-1",
      "C-2",
      "C-3",
    ]);
  });
});

describe("nobody is guessed at", () => {
  it.each([
    ["a sum alone", {}],
    ["another name", { counterparty: "RUTH SMITH" }],
    ["half a name", { counterparty: "RUTH" }],
    ["a short number", { texts: ["7812"] }],
    ["what went out", { direction: "out" as const, texts: [REF] }],
  ])("%s", (_, change) => expect(match(change)).toEqual({ is: "unmatched", notes: [] }));
});

describe("what the gateway pays out", () => {
  const payouts = [{ id: "po_1abc", amountMinor: 5_500, currency: "GBP" }];
  it.each([{ texts: ["STRIPE po_1abc"] }, { counterparty: "STRIPE PAYMENTS UK LTD" }])("%j", (change) => {
    expect(match(change, [ruth], { payouts })).toEqual({ is: "payout", payout: "po_1abc" });
  });
  it("another sum is none", () => {
    expect(match({ texts: ["STRIPE po_1abc"], amountMinor: 5_400 }, [], { payouts })).toMatchObject({
      is: "unmatched",
    });
  });
});

describe("a payment that is taken back", () => {
  const paid = { ...ruth, payments: [{ id: "p1", amountMinor: 5_500, on: "2026-11-18" }] };
  const back = { direction: "out" as const, returned: true, texts: [REF] };
  it("is suggested where a payment of its sum stands", () => {
    expect(match(back, [paid])).toMatchObject({
      is: "suggested",
      suggestions: [{ ref: REF, paymentId: "p1", reasons: ["case-reference", "payment"] }],
    });
  });
  it.each([
    ["of another sum", { amountMinor: 5_400 }],
    ["before it was paid", { bookedOn: "2026-11-17" as const }],
    ["in another currency", { currency: "EUR" }],
  ])("not %s", (_, change) =>
    expect(match({ ...back, ...change }, [paid])).toEqual({ is: "unmatched", notes: ["taken-back"] }),
  );
  it("money that comes back to us is posted to nobody", () => {
    expect(match({ returned: true, texts: [REF] })).toEqual({ is: "unmatched", notes: ["taken-back"] });
  });
});

it("never posts a wrong currency, to a closed case, or to one of several that are named", () => {
  const currency = fc.constantFrom("GBP", "EUR", "ZAR");
  const candidate = fc.record({ open: fc.boolean(), currency, ref: fc.constantFrom(REF, OTHER), named: fc.boolean() });
  fc.assert(
    fc.property(
      fc.uniqueArray(candidate, { selector: ({ ref }) => ref }),
      currency,
      fc.boolean(),
      fc.boolean(),
      (cases, ours, twin, returned) => {
        const texts = [
          cases
            .filter(({ named }) => named)
            .map(({ ref }) => ref)
            .join(" "),
        ];
        const found = match(
          { texts, currency: ours, returned },
          cases.map(({ named, ...one }) => ({ ...ruth, ...one, debts: [] })),
          { twin },
        );
        if (found.is !== "sure") return;
        const chosen = cases.find(({ ref }) => ref === found.ref);
        expect(chosen).toMatchObject({ open: true, currency: ours, named: true });
        expect(cases.filter(({ named }) => named)).toHaveLength(1);
        expect(twin || returned).toBe(false);
      },
    ),
  );
});
