import { describe, expect, it } from "vitest";
import { type PlanContext, type PlannedCommand, planCase } from "./plan.ts";
import type { ImportFact } from "./row.ts";

const context: PlanContext = {
  timeZone: "America/New_York",
  currency: "USD",
  asOf: "2013-06-30",
  now: "2026-11-22T12:00:00.000Z",
};

describe("planCase", () => {
  const january = invoice("A1", { opened: "2013-01-02", dueOn: "2013-02-01" });
  const alsoJanuary = invoice("A0", { opened: "2013-01-02" });
  const march = {
    ...invoice("B1", { opened: "2013-03-20" }),
    disputedOn: "2013-04-19",
    settlement: { on: "2013-04-19", amountMinor: 5000 },
  };

  it("opens the case with the debts of the first day, and brings the rest at its day", () => {
    const { commands, refused } = planCase([march, january, alsoJanuary], context);
    expect(refused).toEqual([]);
    expect(commands.map(({ contentKey: _, ...command }) => command)).toStrictEqual([
      {
        type: "open-case",
        data: {
          portfolio: "us-receivables",
          customer: { source: "ledger-7", reference: "C1", name: "C1" },
          debts: [
            { reference: "A0", balanceMinor: 5000, currency: "USD", dueOn: null, openedOn: "2013-01-02" },
            { reference: "A1", balanceMinor: 5000, currency: "USD", dueOn: "2013-02-01", openedOn: "2013-01-02" },
          ],
        },
        occurredAt: "2013-01-02T17:00:00.000Z",
        rowKeys: ['["C1","A0"]', '["C1","A1"]'],
      },
      {
        type: "add-debt",
        data: {
          debt: { reference: "B1", balanceMinor: 5000, currency: "USD", dueOn: null, openedOn: "2013-03-20" },
        },
        occurredAt: "2013-03-20T16:00:00.000Z",
        rowKeys: ['["C1","B1"]'],
      },
      {
        type: "open-dispute",
        data: { reason: "other", debtReference: "B1" },
        occurredAt: "2013-04-19T16:00:00.000Z",
        rowKeys: ['["C1","B1"]'],
      },
      {
        type: "record-payment",
        data: { amountMinor: 5000, currency: "USD", method: "other", reference: "B1", debtReference: "B1" },
        occurredAt: "2013-04-19T16:00:00.000Z",
        rowKeys: ['["C1","B1"]'],
      },
    ]);
  });

  it("tells the customer as the opening day's rows do", () => {
    const [a, b] = [
      { ...alsoJanuary, customer: { reference: "C1", name: "Ann", timeZone: "Europe/London", country: "GB" } },
      {
        ...january,
        customer: { reference: "C1", name: "Anne", email: "a@example.com", timeZone: "Africa/Johannesburg" },
      },
    ];
    const [command] = planCase([b, a, { ...march, customer: { reference: "C1", phone: "0201234" } }], context).commands;
    expect(command?.data).toMatchObject({
      customer: {
        reference: "C1",
        name: "Ann",
        country: "GB",
        email: "a@example.com",
        timeZones: ["Europe/London", "Africa/Johannesburg"],
      },
    });
    expect(JSON.stringify(command?.data)).not.toMatch(/phone/);
  });

  it("knows debts without a day from the as-of day, or before the first thing that happened to one of them", () => {
    const undated = invoice("U1", { opened: null });
    const paid = { ...invoice("U2", { opened: null }), settlement: { on: "2013-02-03", amountMinor: 5000 } };
    expect(brief(planCase([undated], context).commands)).toEqual(["2013-06-30 open-case"]);
    expect(brief(planCase([undated, january], context).commands)).toEqual([
      "2013-01-02 open-case",
      "2013-06-30 add-debt",
    ]);
    expect(brief(planCase([undated, paid], context).commands)).toEqual([
      "2013-02-03 open-case",
      "2013-02-03 record-payment",
    ]);
  });

  it("never dates a command after now", () => {
    const { commands } = planCase([invoice("U1", { opened: null })], {
      ...context,
      asOf: "2026-11-22",
      now: "2026-11-22T08:00:00.000Z",
    });
    expect(commands[0]?.occurredAt).toBe("2026-11-22T08:00:00.000Z");
  });

  it("opens with as many debts as a command takes and adds the rest the same day", () => {
    const many = Array.from({ length: 203 }, (_, i) => invoice(`D${String(i).padStart(3, "0")}`, {}));
    const { commands } = planCase(many, context);
    expect(brief(commands)).toEqual(["2013-01-02 open-case", ...Array(3).fill("2013-01-02 add-debt")]);
    expect(commands.slice(1).map((command) => command.rowKeys)).toEqual([200, 201, 202].map((i) => [`["C1","D${i}"]`]));
  });

  it("leaves out what is later than the as-of day, and a payment of nothing", () => {
    expect(planCase([march], { ...context, asOf: "2013-03-19" }).commands).toEqual([]);
    expect(brief(planCase([march], { ...context, asOf: "2013-04-18" }).commands)).toEqual(["2013-03-20 open-case"]);
    expect(planCase([{ ...january, settlement: { on: "2013-02-01", amountMinor: 0 } }], context).commands).toHaveLength(
      1,
    );
    expect(planCase([], context)).toEqual({ commands: [], refused: [] });
  });

  it("refuses another currency and a debt told in two ways; equal rows count once", () => {
    const euros = invoice("E1", { currency: "EUR" });
    const { commands, refused } = planCase([january, january, euros, march, { ...march, disputedOn: null }], context);
    expect(brief(commands)).toEqual(["2013-01-02 open-case"]);
    expect(refused).toEqual([
      { rowKey: '["C1","E1"]', field: "debt.currency", message: expect.stringMatching(/USD, not EUR/) },
      { rowKey: '["C1","B1"]', field: "debt.reference", message: expect.stringMatching(/more than once/) },
    ]);
  });

  it("takes the facts of one case only", () => {
    expect(() => planCase([january, { ...january, portfolio: "other" }], context)).toThrow(/more than one case/);
  });
});

function invoice(reference: string, debt: Partial<ImportFact["debt"]>): ImportFact {
  return {
    source: "ledger-7",
    rowKey: JSON.stringify(["C1", reference]),
    portfolio: "us-receivables",
    customer: { reference: "C1" },
    debt: {
      reference,
      opened: "2013-01-02",
      dueOn: null,
      amountMinor: 5000,
      balanceMinor: 5000,
      currency: "USD",
      ...debt,
    },
    disputedOn: null,
    settlement: null,
    withheld: [],
  };
}

function brief(commands: PlannedCommand[]): string[] {
  return commands.map((command) => `${command.occurredAt.slice(0, 10)} ${command.type}`);
}
