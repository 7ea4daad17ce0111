import { describe, expect, it } from "vitest";
import type { Jurisdiction } from "./codes.ts";
import { answerOf, knownFrom, proofOf, readBirthDate } from "./pay-identity.ts";

const birthDate = "1985-03-27";

describe("what a customer can be known by", () => {
  it.each<[Jurisdiction, string, string | null]>([
    ["uk", "4 Quay Street, Bristol BS1 4DJ", "BS14DJ"],
    ["uk", "Flat 2, SW1A 1AA House, 9 Mill Road, Leeds LS1 4AP", "LS14AP"],
    ["uk", "4 Quay Street, Bristol bs14dj", "BS14DJ"],
    ["uk", "10 Main Street, Bristol", null],
    ["us", "1200 Broad Street, Baltimore, MD 21202-1234", "21202"],
    ["us", "12005 Broad Street, Baltimore, MD 21202", "21202"],
    ["za", "1234 Long Street, Cape Town, 8001", "8001"],
  ])("%s: the postcode of %s", (law, address, postcode) => {
    expect(knownFrom({ birthDate, address }, law)).toEqual({ birthDate, postcode });
  });

  it("is nothing without a date of birth: the whole house knows a postcode", () => {
    expect(knownFrom({ address: "4 Quay Street, Bristol BS1 4DJ" }, "uk")).toBeNull();
    expect(knownFrom({ birthDate: "27.3.1985", address: "BS1 4DJ" }, "uk")).toBeNull();
  });
});

describe("an answer", () => {
  const known = { birthDate, postcode: "BS14DJ" };
  const right = { day: "27", month: "3", year: "1985", postcode: "BS1 4DJ" };
  it.each([
    [right, true],
    [{ ...right, postcode: " bs1-4dj " }, true],
    [{ ...right, postcode: "BSI 4DJ" }, true],
    [{ ...right, month: "March" }, true],
    [{ ...right, month: "03" }, true],
    [{ ...right, day: "27/3/1985", month: "", year: "" }, true],
    [{ ...right, day: "1985-03-27", month: "", year: "" }, true],
    [{ ...right, year: "1986" }, false],
    [{ ...right, postcode: "BS1 4DK" }, false],
    [{ ...right, postcode: "" }, false],
    [{ ...right, day: "", month: "", year: "" }, false],
    [{ ...right, day: "31", month: "2" }, false],
  ])("%j is right: %s", (answered, isRight) => {
    expect(answerOf(answered, known, "uk") === proofOf(known)).toBe(isRight);
  });

  it("needs no postcode where none is on record, and takes the first five of a US code", () => {
    const none = { birthDate, postcode: null };
    expect(answerOf({ ...right, postcode: "anything" }, none, "uk")).toBe(proofOf(none));
    const us = { birthDate, postcode: "21202" };
    expect(answerOf({ ...right, postcode: "21202-9999" }, us, "us")).toBe(proofOf(us));
  });

  it("reads a pasted date in the country's order", () => {
    const pasted = { day: "3/4/1985", month: "", year: "" };
    expect(readBirthDate(pasted, "uk")).toBe("1985-04-03");
    expect(readBirthDate(pasted, "us")).toBe("1985-03-04");
    expect(readBirthDate({ ...pasted, day: "3 Apr 1985" }, "us")).toBe("1985-04-03");
  });
});
