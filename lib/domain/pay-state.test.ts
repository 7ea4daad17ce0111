import { describe, expect, it } from "vitest";
import { as, given } from "./given.ts";

const links = (many: number, days: number) => Array.from({ length: many }, () => as("ben", "make-pay-link", { days }));

describe("pay links of a case", () => {
  it("are all known as long as they open the page, so that each can be taken back", () => {
    const { state } = given(...links(25, 30));
    expect(state?.payLinks).toHaveLength(25);
  });

  it("that were taken back are forgotten after twenty more", () => {
    const { state } = given(
      as("ben", "make-pay-link", {}),
      ({ payLinks }) => as("ben", "revoke-pay-link", { linkId: payLinks[0]?.id ?? "" }),
      ...links(20, 30),
    );
    expect(state?.payLinks.map(({ is }) => is)).toEqual(Array(20).fill("live"));
  });
});
