import fc from "fast-check";
import { expect, it } from "vitest";
import { isRef, refFromBits } from "./ref.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ref = fc.uint8Array({ minLength: 7, maxLength: 12 }).map(refFromBits);
const places = [2, 3, 4, 5, 7, 8, 9, 10];

it("accepts the ref of the contract", () => {
  expect(isRef("C-7K3M-Q9TX")).toBe(true);
  expect(isRef("C-0000-0000")).toBe(true);
});

it.each([
  "",
  "C-7K3M-Q9TY",
  "c-7k3m-q9tx",
  "C7K3MQ9TX",
  "C-7K3M-Q9TX ",
  "C-7K3M-Q9TX\n",
  "C-7K3M-Q9T",
  "C-7K3M-Q9TI",
  "D-7K3M-Q9TX",
])("refuses %j", (text) => {
  expect(isRef(text)).toBe(false);
});

it("makes refs that are valid, from the low five bits only", () => {
  fc.assert(fc.property(ref, (text) => isRef(text)));
  expect(refFromBits(new Uint8Array([32, 64, 96, 128, 160, 192, 224]))).toBe("C-0000-0000");
  expect(() => refFromBits(new Uint8Array(6))).toThrow(/7 random bytes/);
});

it("catches every change of one character", () => {
  fc.assert(
    fc.property(ref, (text) => {
      for (const place of places) {
        for (const other of ALPHABET) {
          if (other !== text[place]) expect(isRef(replaced(text, place, other))).toBe(false);
        }
      }
    }),
  );
});

it("catches every swap of two different characters, neighbours among them", () => {
  fc.assert(
    fc.property(ref, (text) => {
      for (const a of places) {
        for (const b of places) {
          if (text[a] !== text[b])
            expect(isRef(replaced(replaced(text, a, text.charAt(b)), b, text.charAt(a)))).toBe(false);
        }
      }
    }),
  );
});

function replaced(text: string, place: number, character: string): string {
  return text.slice(0, place) + character + text.slice(place + 1);
}
