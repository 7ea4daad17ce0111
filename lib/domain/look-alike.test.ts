import { describe, expect, it } from "vitest";
import { deceptiveHosts } from "./look-alike.ts";

const known = ["desk.larkfield.example", "larkfield.example", "localhost", "bücher.example", "www.moneyhelper.org.uk"];

describe("deceptiveHosts", () => {
  it.each([
    "Pay at https://desk.larkfield.example/c/abc_DEF-123.",
    "See http://localhost:3000/c/x, or https://www.moneyhelper.org.uk/en?a=1#b",
    "Other sites are fine: https://www.gov.uk/debt (and www.stepchange.org)",
    "Unser Laden: https://bücher.example/konto",
    "Ihr Betrag ist überfällig.Bitte zahlen Sie. Ваш долг.Спасибо",
    "Batonをご利用ください。ありがとう 3.5 €1.20 e.g. a.m. ruth@example.com",
    "https://larkfield.example.au and www.moneyhelper.org.uk.",
    "Your reference is C-7K3M-Q9TX; Mr. O’Neill (Москва).",
    "",
  ])("lets %j pass", (text) => expect(deceptiveHosts(text, known)).toEqual([]));

  it.each([
    ["a host in punycode", "https://xn--larkfeld-c4a.example/pay"],
    ["a name in punycode without a scheme", "go to xn--larkfeld-c4a.example now"],
    ["a letter of another writing", "https://lаrkfield.example/pay"],
    ["the same without a scheme", "log in at lаrkfield.example today"],
    ["a name all in another writing", "https://аррӏе.example/"],
    ["the same as a link without a scheme", "www.аррӏе.example and аррӏе.example/id"],
    ["wide letters", "ｌarkfield.example"],
    ["a character that nobody sees", "larkfield\u200b.example"],
    ["a digit for a letter", "https://desk.larkfie1d.example/c/1"],
    ["two letters for one", "https://www.rnoneyhelper.org.uk"],
    ["our name as the beginning of another", "https://larkfield.example.evil.example/c/1"],
    ["our name as the user of another", "https://larkfield.example@evil.example/c/1"],
    ["a scheme without slashes", "https:lаrkfield.example"],
    ["a full stop of another writing", "https://larkfield。example/"],
    ["an address for mail", "write to desk@lаrkfield.example"],
  ])("stops %s", (_, text) => expect(deceptiveHosts(text, known)).not.toEqual([]));

  it("takes no longer for a text without an end", () => {
    const began = process.cpuUsage();
    for (const text of ["a".repeat(100_000), "a.".repeat(50_000), "https://".repeat(12_000)])
      deceptiveHosts(text, known);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  });
});
