import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";

const dueAt = (text: string) => COMMANDS["set-next-action"].safeParse({ what: "Call", dueAt: text });

describe("an instant", () => {
  it.each([
    ["2027-01-05T09:30:00Z", "2027-01-05T09:30:00.000Z"],
    ["2027-01-05T09:30:00.1239Z", "2027-01-05T09:30:00.123Z"],
    ["2027-01-05T09:30:00+02:00", "2027-01-05T07:30:00.000Z"],
  ])("%s is stored as %s", (said, stored) => {
    expect(dueAt(said)).toMatchObject({ success: true, data: { dueAt: stored } });
  });

  it.each([
    ["with ten decimals", "2027-01-05T09:30:00.1234567890Z"],
    ["after the year 9999 in UTC", "9999-12-31T23:59:59-01:00"],
    ["in the year 0", "0000-01-01T00:00:00Z"],
    ["on no real day", "2027-02-30T00:00:00Z"],
  ])("%s is refused, not thrown over", (_, said) => {
    expect(dueAt(said).error?.issues).toMatchObject([{ path: ["dueAt"] }]);
  });
});

it("looks no further at a text that is too long", () => {
  const customer = { name: "N", email: "@".repeat(201) };
  const said = { portfolio: "uk", customer, debts: [{ reference: "D", balanceMinor: 1 }] };
  const messages = COMMANDS["open-case"].safeParse(said).error?.issues.map(({ message }) => message);
  expect(messages).toEqual(["must be at most 200 characters"]);
});
