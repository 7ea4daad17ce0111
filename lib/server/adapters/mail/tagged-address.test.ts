import { describe, expect, it } from "vitest";
import { LONGEST_LOCAL_PART } from "../../mail-settings.ts";
import { bounceAddress, contactOf, contactOfMessageId, messageIdOf, replyAddress } from "./tagged-address.ts";

const contactId = "0198c0de-1234-7abc-8def-0123456789ab";
const other = "0198c0de-1234-7abc-8def-0123456789ac";

describe("an address with a contact's tag", () => {
  it("finds its way back, in whatever case it comes", () => {
    const bounce = bounceAddress(contactId, "mail.example.com");
    expect(contactOf(bounce)).toEqual({ way: "bounce", contactId });
    expect(contactOf(bounce.toUpperCase())).toEqual({ way: "bounce", contactId });
    expect(contactOf(replyAddress(contactId, "replies@example.com"))).toEqual({ way: "reply", contactId });
  });

  it("cannot be made for another contact, nor turned from an answer's into a bounce's", () => {
    expect(contactOf(bounceAddress(contactId, "x.example").replace("9ab.", "9ac."))).toBeNull();
    expect(contactOf(replyAddress(contactId, "replies@x.example").replace("replies+", "bounce+"))).toBeNull();
    expect(contactOf(bounceAddress(other, "x.example"))?.contactId).toBe(other);
    for (const address of ["bounce@x.example", "", "bounce+0198.12@x.example"]) expect(contactOf(address)).toBeNull();
  });

  it("has at most 64 characters before the @", () => {
    const longest = replyAddress(contactId, `${"x".repeat(LONGEST_LOCAL_PART)}@example.com`);
    expect(longest.indexOf("@")).toBeLessThanOrEqual(64);
    expect(bounceAddress(contactId, "example.com").indexOf("@")).toBeLessThanOrEqual(64);
  });
});

describe("a Message-ID", () => {
  it("names its contact, if it is ours", () => {
    const id = messageIdOf(contactId, "mail.example.com");
    expect(contactOfMessageId(`<${id}>`, "mail.example.com")).toBe(contactId);
    expect(contactOfMessageId(id.toUpperCase(), "mail.example.com")).toBe(contactId);
    expect(contactOfMessageId(`<${id}>`, "example.com")).toBeNull();
    expect(contactOfMessageId("<CAF123@mail.example.com>", "mail.example.com")).toBeNull();
  });
});
