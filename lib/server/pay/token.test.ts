import { beforeAll, expect, it } from "vitest";
import { isTokenShaped, linkIdOf, payToken } from "./token.ts";

const id = "01930000-0000-7000-8000-00000000abcd";
beforeAll(() => {
  process.env.BATON_INSTALLATION_KEY ??= Buffer.alloc(32, 7).toString("base64");
});

it("a token names its link, and has the shape that no step of the page has", () => {
  const token = payToken(id);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(linkIdOf(token)).toBe(id);
  expect(payToken(id)).toBe(token);
  for (const step of ["owe", "plan-check", "disagree-told", "", `${token}A`]) expect(isTokenShaped(step)).toBe(false);
});

it("with any character changed it is nobody's", () => {
  const token = payToken(id);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === "A" ? "E" : "A";
    expect(linkIdOf(token.slice(0, at) + other + token.slice(at + 1)), `character ${at}`).toBeNull();
  }
});

it("of another link's seal it is nobody's", () => {
  const other = payToken("01930000-0000-7000-8000-00000000abce");
  expect(linkIdOf(payToken(id).slice(0, 22) + other.slice(22))).toBeNull();
});
