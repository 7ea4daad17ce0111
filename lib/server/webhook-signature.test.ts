import { describe, expect, it } from "vitest";
import { isSignedBy, isTimely, signatureOf, signedHeaders } from "./webhook-signature.ts";

const body = Buffer.from("Subject: hello\r\n\r\nüber");
const id = "msg_1";
const timestamp = "1790000000";
const signature = signatureOf("a secret", id, timestamp, body);

describe("a signed message", () => {
  it("is taken from whoever has one of the secrets, also while there are two", () => {
    const signed = { id, timestamp, signature };
    expect(isSignedBy(["a secret"], signed, body)).toBe(true);
    expect(isSignedBy(["another", "a secret"], signed, body)).toBe(true);
    expect(isSignedBy(["a secret"], { ...signed, signature: `v1,bm90IHRoaXM= ${signature}` }, body)).toBe(true);
  });

  it.each([
    ["another secret", ["another"], {}, body],
    ["no secret at all", [], {}, body],
    ["another id", ["a secret"], { id: "msg_2" }, body],
    ["another time", ["a secret"], { timestamp: "1790000001" }, body],
    ["another body", ["a secret"], {}, Buffer.from("Subject: hello\r\n\r\nuber")],
    ["a signature cut short", ["a secret"], { signature: signature.slice(0, -1) }, body],
    ["no signature", ["a secret"], { signature: "" }, body],
    ["another scheme", ["a secret"], { signature: signature.replace("v1,", "v2,") }, body],
  ])("is not taken with %s", (_, secrets, change, sent) => {
    expect(isSignedBy(secrets, { id, timestamp, signature, ...change }, sent)).toBe(false);
  });

  it("is of now, by clocks that differ by five minutes at most", () => {
    const signed = { id, timestamp, signature };
    for (const now of [1789999700, 1790000000, 1790000300]) expect(isTimely(signed, now)).toBe(true);
    for (const now of [1789999699, 1790000301]) expect(isTimely(signed, now)).toBe(false);
    expect(isTimely({ ...signed, timestamp: "soon" }, 1790000000)).toBe(false);
    // A dot in the id would let one message pass for another.
    expect(isTimely({ ...signed, id: "msg.1" }, 1790000000)).toBe(false);
    expect(isTimely(signedHeaders(new Headers()), 1790000000)).toBe(false);
  });
});
