import { expect, it } from "vitest";
import { claimsOf } from "./oidc.ts";

const WHO = { iss: "https://id.example", sub: "u-1" };
const read = (token: object, asked: object) =>
  claimsOf({ claims: () => ({ ...WHO, ...token }) }, { userinfo: async () => ({ sub: "u-1", ...asked }) });

it.each([
  ["the token", { email: "a@x.example", email_verified: true }, { email: "b@x.example" }],
  ["what is told when asked", {}, { email: "a@x.example", email_verified: true }],
  ["the second, where the first says half", { email: "b@x.example" }, { email: "a@x.example", email_verified: true }],
])("takes email and its verification from %s", async (_, token, asked) => {
  expect(await read(token, asked)).toEqual({ ...WHO, email: "a@x.example", email_verified: true });
});

it.each([
  ["the token verifies, and another is told when asked", { email_verified: true }, { email: "b@x.example" }],
  ["the token names, and another is verified", { email: "a@x.example" }, { email_verified: true }],
])("believes no email that %s", async (_, token, asked) => {
  const { email, email_verified } = await read(token, asked);
  expect(email !== undefined && email_verified).toBe(false);
});
