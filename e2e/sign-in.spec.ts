import type { Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";
import { credentialsOf, type Who } from "./sign-ins.ts";
import { takenOver } from "./taken-over.ts";

test("the demo's people are a press away", async ({ newPage }) => {
  const page = await newPage("somebody");
  await page.goto("/cases/C-0000-0000");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/sign-in");
  for (const name of ["Amara Obi", "Lena", "Priya Nair", "Zed", "Adam Kowalski"]) {
    await expect(page.getByRole("button", { name: `Sign in as ${name}` })).toBeVisible();
  }
  await expect(page.getByText("Demo data.")).toBeVisible();
  await page.getByRole("button", { name: "Sign in as Ben Whitlock" }).click();
  await expect(page).toHaveURL(/\/queue/);
  await expect(page.getByRole("button", { name: "Ben Whitlock, Early Arrears: your menu" })).toBeVisible();
});

test("a wrong password and an unknown address read the same, and keep what was typed", async ({ newPage, trouble }) => {
  trouble.expect(/status of 401/);
  const page = await newPage("somebody");
  await page.goto("/sign-in");
  for (const email of ["amara@baton.example", "nobody@baton.example"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "You were not signed in." })).toContainText(
      "Check the email and the password, then try again.",
    );
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
});

test("before the session ends it is said, one press stays, and a draft outlives the end", async ({
  asPerson,
  desk,
}) => {
  const person = await desk.hire();
  const { ref } = await desk.openFor(person);
  const page = await asPerson(person);
  await page.clock.install();
  const open = await new CasePage(page).open(ref);
  const { idleMinutes } = await (await page.request.get("/api/v1/me")).json();
  await open.note.fill("Nothing of this may be lost");

  await page.clock.runFor((idleMinutes - 1) * 60_000);
  const warning = page.getByRole("dialog", { name: "You will be signed out soon" });
  await expect(warning).toContainText(/signed out in \d+ seconds/);
  await warning.getByRole("button", { name: "Stay signed in" }).last().click();
  await page.clock.runFor(1_000);
  await expect(warning).toHaveCount(0);
  await expect(open.note).toHaveValue("Nothing of this may be lost");

  await page.clock.runFor(idleMinutes * 60_000 + 1_000);
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toContainText(person.email);
  await again.getByRole("textbox", { name: "Password" }).fill(person.password);
  await again.getByRole("textbox", { name: "Password" }).press("Enter");
  await expect(again).toHaveCount(0);
  await expect(open.note).toHaveValue("Nothing of this may be lost");
});

test("signing out everywhere ends the other browser, which asks to sign in again and keeps the text", async ({
  newPage,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 401|WebSocket connection/);
  const person = await desk.hire();
  const { ref, name } = await desk.openFor(person);
  const office = await new CasePage(await signedInByForm(await newPage("office"), person)).open(ref);
  const home = await signedInByForm(await newPage("home"), person);
  await office.note.fill("Half a note");
  await expect(office.main).toContainText("Draft saved");

  await home.getByRole("button", { name: /your menu/ }).click();
  await home.getByRole("menuitem", { name: "Sign out everywhere" }).click();
  await expect(home).toHaveURL(/\/sign-in/);

  const again = office.page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  expect((await office.page.request.get(`/api/v1/cases/${ref}`)).status()).toBe(401);
  await again.getByRole("textbox", { name: "Password" }).fill(person.password);
  await again.getByRole("textbox", { name: "Password" }).press("Enter");
  await expect(again).toHaveCount(0);
  await expect(office.page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(office.note).toHaveValue("Half a note");
  await office.isLive();
});

test("a deactivated person is shown out at once and does not come back", async ({ asPerson, desk, trouble }) => {
  trouble.expect(/status of 40[14]|WebSocket connection/);
  const person = await desk.hire();
  const { ref, name } = await desk.openFor(person);
  const page = await asPerson(person);
  await new CasePage(page).open(ref);
  // Presence comes after the join: from here on the room is theirs to lose.
  await expect(page.locator(".status")).toContainText("1 person here");
  await desk.post(`/admin/people/${person.id}/deactivation`);
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  await expect(page.locator("#main")).not.toContainText(name);
  await again.getByRole("textbox", { name: "Password" }).fill(person.password);
  await again.getByRole("textbox", { name: "Password" }).press("Enter");
  await expect(again).toContainText("The email or the password is not right.");
  await page.goto(`/cases/${ref}`);
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await desk.stateOf(ref)).owner.user).toBeNull();
});

async function signedInByForm(page: Page, who: Who): Promise<Page> {
  const { email, password } = credentialsOf(who);
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/queue/);
  await takenOver(page);
  return page;
}
