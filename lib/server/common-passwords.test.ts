import { expect, it } from "vitest";
import { requireUncommon } from "./common-passwords.ts";
import { hashPassword, isPassword, newPassword } from "./password.ts";

it.each([
  "qazwsxedcrfv",
  "Password1234",
  "!!Dragon2026!!",
  "passwordpassword",
  "aaaaaaaaaaaaaa",
  "abcdefghijklm",
  "1234567890123",
  "987654321098",
  "leavemealone",
])("%s is among the first that are tried", async (password) => {
  await expect(requireUncommon(password)).rejects.toMatchObject({ status: 422, code: "invalid" });
});

it.each([
  "correct horse battery staple",
  "Ttgp4-98x!kwWoM",
  "мой дядя самых честных",
  "🐝🐝 and 12 wasps",
  "nine green bottles",
])("%s is fine", async (password) => {
  await expect(requireUncommon(password)).resolves.toBeUndefined();
});

it("a password has 12 to 128 characters of any kind, and none of them is cut off", async () => {
  expect(newPassword.safeParse("x".repeat(11)).success).toBe(false);
  expect(newPassword.safeParse("x".repeat(129)).success).toBe(false);
  expect(newPassword.safeParse("🐝 ".repeat(40)).success).toBe(true);
  const stored = await hashPassword("x".repeat(128));
  expect(await isPassword(stored, "x".repeat(128))).toBe(true);
  expect(await isPassword(stored, `${"x".repeat(128)}y`)).toBe(false);
  expect(await isPassword(await hashPassword("x".repeat(200)), "x".repeat(201))).toBe(false);
});
