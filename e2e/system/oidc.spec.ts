/** Signing in with a provider, in a real browser: a Baton of its own without passwords, and a whole provider beside it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type GivenProvider, givenProvider } from "#lib/run/given-provider.ts";
import { type Program, portFrom, startProgram } from "#lib/run/program.ts";
import { check } from "../accessible.ts";
import { waitsUntilTakenOver } from "../taken-over.ts";

const key = "baton-oidc-key-0123456789";
let url: string;
let dataDir: string;
let provider: GivenProvider;
let server: Program;

test.beforeAll(async () => {
  const port = await portFrom(4600 + 10 * Number(process.env.TEST_PARALLEL_INDEX ?? 0));
  url = `http://localhost:${port}`;
  dataDir = mkdtempSync(join(tmpdir(), "baton-oidc-"));
  provider = await givenProvider(`${url}/api/auth/callback/oidc`);
  const own = { PORT: `${port}`, NEXTAUTH_URL: url, DATABASE_URL: "", BATON_DATA_DIR: dataDir, BATON_API_KEY: key };
  const env = { ...own, ...provider.env, BATON_PASSWORD_SIGN_IN: "0", BATON_DEMO: "0", LOG_LEVEL: "warn" };
  server = await startProgram(["lib/run/main.ts"], env, /Baton is ready/);
  await hire("Ada Ng", "ada@larkfield.example");
});
test.beforeEach(({ page }) => waitsUntilTakenOver(page));
test.afterAll(async () => {
  await server.end();
  await provider.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function hire(name: string, email: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/admin/people`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ name, email, role: "agent", teams: [] }),
  });
  expect(answer.status, await answer.text()).toBe(201);
}

/** At the provider's own pages: who one is, and that Baton may know the email. */
async function passAs(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a person signs in with the provider, and goes on over their work when the session has ended", async ({
  page,
}) => {
  provider.accounts.set("ada", { email: "ada@larkfield.example", email_verified: true });
  await page.goto(`${url}/sign-in`);
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await check(page, "sign-in with a provider");
  const back = page.waitForRequest(/callback\/oidc/);
  await page.getByRole("button", { name: "Sign in with Larkfield ID" }).click();
  await passAs(page, "ada");
  await expect(page).toHaveURL(`${url}/queue`);
  await expect(page.getByRole("button", { name: /^Ada Ng.*your menu/ })).toBeVisible();

  await page.request.post(`${url}/api/v1/me/sign-out-everywhere`, { headers: { origin: url } });
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  await check(page, "sign in again with a provider", "[role=dialog]");
  const window = page.waitForEvent("popup");
  await again.getByRole("button", { name: "Sign in with Larkfield ID" }).click();
  // The provider still knows who it is: it asks nothing, and its window ends at once.
  await window;
  await expect(again).toHaveCount(0);
  expect((await page.request.get(`${url}/api/v1/me`)).status()).toBe(200);

  await page.request.post(`${url}/api/v1/me/sign-out-everywhere`, { headers: { origin: url } });
  await page.goto((await back).url());
  await expect(page.getByRole("alert").filter({ hasText: "You were not signed in." })).toContainText("Start again");
});

test("whoever is not known here, or not by a verified email, is told so and what to do", async ({ page }) => {
  const stories = [
    ["eve", { email: "eve@elsewhere.example", email_verified: true }, "Ask an admin of Baton to add you."],
    ["ada-2", { email: "ada@larkfield.example", email_verified: false }, "Larkfield ID has not verified your email"],
  ] as const;
  for (const [login, account, words] of stories) {
    provider.accounts.set(login, account);
    await page.context().clearCookies();
    await page.goto(`${url}/sign-in`);
    await page.getByRole("button", { name: "Sign in with Larkfield ID" }).click();
    await passAs(page, login);
    await expect(page.getByRole("alert").filter({ hasText: "You were not signed in." })).toContainText(words);
    await check(page, `refused: ${login}`);
    expect((await page.request.get(`${url}/api/v1/me`)).status()).toBe(401);
  }
});
