import { describe, expect, it } from "vitest";
import type { Statement, StatementLine } from "./read-statement.ts";
import { makeStatementPdf } from "./statement-pdf.ts";
import { asOf, figuresOf, issuerOf, notesOf } from "./statement-words.ts";

const line = (amountMinor: number, head = "Principal"): StatementLine => ({
  ...{ on: "2026-03-02", what: "Payment", debt: "A-1", head, amountMinor, balanceMinor: 0 },
});
const statement = (over: Partial<Statement> = {}): Statement => ({
  ...{ ref: "C-7K3M-Q9TX", customer: "Ruth Achterberg", portfolio: "Cards", creditor: "Northgate", currency: "GBP" },
  issuer: {
    name: "Larkfield Collections",
    address: "Larkfield Collections\n1 Quay Street\nBristol",
    telephone: "0808 157 0100",
    registration: "",
  },
  ...{ from: "2026-03-01", to: "2026-03-31", issuedOn: "2026-11-22" },
  ...{ openingMinor: 10_000, lines: [line(900, "Costs"), line(-4_000), line(-500, "Credit")] },
  ...{ closingMinor: 6_900, creditMinor: 500 },
  ...over,
});

describe("a statement of account", () => {
  it("says who gives it: its sender, else the creditor", () => {
    expect(issuerOf(statement())).toEqual(["Larkfield Collections", "1 Quay Street · Bristol · 0808 157 0100"]);
    const issuer = { name: "", address: "", telephone: "", registration: "" };
    expect(issuerOf(statement({ issuer }))).toEqual(["Northgate", ""]);
  });

  it("adds up: what was owed, what came, what went, what is owed; credit stands apart", () => {
    expect(figuresOf(statement())).toEqual([
      ["Opening balance", "£100.00"],
      ["Added", "£9.00"],
      ["Paid and taken off", "£40.00"],
      ["Owed on 31 Mar 2026", "£69.00"],
      ["Held as credit", "£5.00"],
    ]);
    expect(figuresOf(statement({ creditMinor: -500 })).at(-1)).toEqual(["Gone back twice", "£5.00"]);
    expect(figuresOf(statement({ creditMinor: 0 }))).toHaveLength(4);
  });

  it("is of no day that was still to come when it was made", () => {
    expect(asOf(statement())).toBe("2026-03-31");
    const ahead = statement({ to: "2099-01-31" });
    expect(asOf(ahead)).toBe("2026-11-22");
    expect(notesOf(ahead, true)[0]).toContain("As of the end of 22 Nov 2026");
    expect(figuresOf(ahead)[3]).toEqual(["Owed on 22 Nov 2026", "£69.00"]);
  });

  it("explains credit only where there is some, and a name that is not there", () => {
    expect(notesOf(statement(), true).join()).toContain("Credit is money held");
    const plain = statement({ lines: [], creditMinor: 0 });
    expect(notesOf(plain, true).join()).not.toContain("Credit");
    expect(notesOf(plain, false).join()).toContain("the reference stands for it");
  });

  it("of 200 movements is five sheets", async () => {
    const lines = Array.from({ length: 200 }, () => line(-1));
    const pdf = (await makeStatementPdf(statement({ lines, customer: "王小明" }))).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(5);
  });
});
