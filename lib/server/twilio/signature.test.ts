import { describe, expect, it } from "vitest";
import { isSigned, signatureOf } from "./signature.ts";

/** The example of Twilio's documentation, and of the tests of its libraries. */
const TOKEN = "12345";
const URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
const FORM = {
  Digits: "1234",
  CallSid: "CA1234567890ABCDE",
  To: "+18005551212",
  Caller: "+14158675309",
  From: "+14158675309",
};
const SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
const form = (change: Record<string, string> = {}) => new URLSearchParams({ ...FORM, ...change });

describe("the signature of a webhook", () => {
  it("is that of Twilio's published example", () => {
    expect(signatureOf(TOKEN, URL, form())).toBe(SIGNATURE);
    expect(isSigned(SIGNATURE, TOKEN, [URL], form())).toBe(true);
  });

  it("takes each value of a name once, sorted", () => {
    const many = new URLSearchParams("Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234");
    expect(signatureOf(TOKEN, URL, many)).toBe("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
  });

  it("counts for any of the addresses by which we are known", () => {
    expect(isSigned(SIGNATURE, TOKEN, ["http://127.0.0.1:3000/myapp.php?foo=1&bar=2", URL], form())).toBe(true);
  });

  it.each([
    ["another value", SIGNATURE, TOKEN, URL, form({ Digits: "1235" })],
    ["one parameter more", SIGNATURE, TOKEN, URL, form({ Evil: "1" })],
    ["another address", SIGNATURE, TOKEN, `${URL}&baz=3`, form()],
    ["another token", SIGNATURE, "12346", URL, form()],
    ["no signature", "", TOKEN, URL, form()],
    ["a part of it", SIGNATURE.slice(0, -1), TOKEN, URL, form()],
    ["letters that are no base64", "é".repeat(14), TOKEN, URL, form()],
  ])("refuses %s", (_, signature, token, url, said) => expect(isSigned(signature, token, [url], said)).toBe(false));
});
