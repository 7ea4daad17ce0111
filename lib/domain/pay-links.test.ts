import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { as, baton, given, later } from "./given.ts";
import { uuid } from "./given-organisation.ts";

const make = as("lena", "make-pay-link", { days: 2 });
const linkIn = ({ payLinks }: CaseState) => payLinks.at(-1)?.id ?? "";
const opened = (state: CaseState) => baton("open-pay-link", { linkId: linkIn(state) });
const identified = (state: CaseState) => baton("open-pay-link", { linkId: linkIn(state), identified: true });
const locked = (state: CaseState) => baton("lock-pay-link", { linkId: linkIn(state) });
const revoked = (state: CaseState) => as("lena", "revoke-pay-link", { linkId: linkIn(state) });

describe("a pay link", () => {
  it("is made for some days, by the portfolio's rule when nobody says how many", () => {
    const { state } = given()
      .when(make)
      .yields({ type: "pay-link-made", data: { expiresAt: "2026-11-26T10:01:00.000Z" } });
    expect(state.payLinks).toMatchObject([{ is: "live" }]);
    const byRule = as("lena", "make-pay-link", {});
    given()
      .when(byRule)
      .yields({ type: "pay-link-made", data: { expiresAt: "2026-12-08T10:01:00.000Z" } });
  });

  it("is not made on a closed case, nor for a debt of another", () => {
    given(as("lena", "close-case", { reason: "other" }))
      .when(make)
      .refuses("case-closed");
    given()
      .when(as("lena", "make-pay-link", { debtId: uuid(999_999) }))
      .refuses("unknown-debt");
  });

  it("tells once that a person is there, and once more when they are known", () => {
    given(make).when(opened).yields({ type: "pay-link-opened" });
    given(make, opened).when(opened).staysQuiet();
    given(make, opened).when(identified).yields({ type: "pay-link-identified" });
    given(make).when(identified).yields({ type: "pay-link-opened" }, { type: "pay-link-identified" });
    given(make, identified).when(identified).staysQuiet();
  });

  it("is locked after wrong answers, and opens nothing any more", () => {
    expect(given(make).when(locked).yields({ type: "pay-link-locked" }).state.payLinks).toMatchObject([
      { is: "locked" },
    ]);
    given(make, locked).when(locked).staysQuiet();
    given(make, locked).when(opened).staysQuiet();
  });

  it("is taken back once; one that the case never had is refused", () => {
    given(make)
      .when(revoked)
      .yields({ type: "pay-link-revoked", data: { why: "person" } });
    given(make, revoked, later(5)).when(revoked).staysQuiet();
    given(make)
      .when(as("lena", "revoke-pay-link", { linkId: uuid(999_999) }))
      .refuses("unknown-link");
  });
});
