import { addDays } from "#lib/domain/calendar.ts";
import { FIRST_LOOK, inEveryLook } from "./accessibility/looks.ts";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);

test("a plan that is made on one screen stands on the other, with the reason that it needed", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { owedMinor: 50_000 });
  const amara = await new CasePage(await asPerson(agent, { viewport: { width: 1440, height: 900 } })).open(ref);
  const ben = await new CasePage(await asPerson("ben", { viewport: { width: 1440, height: 900 } })).open(ref);
  const { page, dialog } = amara;

  await page.keyboard.press("p");
  await dialog.getByRole("tab", { name: "Plan by instalments" }).click();
  await expect(dialog.getByRole("heading", { name: "Make a plan" })).toBeVisible();
  await dialog.getByRole("button", { name: "Assess it first" }).click();
  await expect(dialog.getByRole("heading", { name: "Income and expenditure" })).toBeVisible();
  await dialog.getByLabel("Salary or wages", { exact: true }).fill("1000");
  await dialog.locator("summary", { hasText: "Home and contents" }).click();
  await dialog.getByLabel("Rent", { exact: true }).fill("217.50 w");
  await expect(dialog.getByText("£942.50 a month")).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Sums a month" })).toContainText("£57.50");
  await dialog.getByLabel("Note").press("Control+Enter");
  await expect(ben.timeline).toContainText("Income and expenditure assessed");

  await expect(dialog.getByRole("heading", { name: "Make a plan" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Use £57.50, monthly" })).toBeVisible();
  await dialog.getByLabel("Instalment, GBP").fill("100");
  await dialog.getByLabel("First payment on").fill(inDays(10));
  const schedule = dialog.getByRole("region", { name: "The plan as it would stand" });
  await expect(schedule).toContainText("5 instalments, in all");
  await expect(schedule).toContainText("£500.00");
  await expect(dialog.getByText("It comes to £100.00 a month; £57.50 is left over.")).toBeVisible();
  await dialog.getByRole("button", { name: "Make plan" }).click();
  await expect(dialog.getByText("Say why it may be more than what is left over.")).toBeVisible();
  await dialog.getByLabel("Why it may be more").fill("Her brother helps.");
  await dialog.getByLabel("Why it may be more").press("Control+Enter");
  await expect(dialog).toHaveCount(0);

  await expect(ben.figure("Plan")).toContainText("£100.00 monthly");
  const plan = ben.page.getByRole("region", { name: "Plan", exact: true });
  await expect(plan).toContainText("Monthly, 0 of 5 paid");
  await expect(ben.timeline).toContainText("Her brother helps.");
  await ben.timeline.getByRole("button", { name: /^Income and expenditure assessed/ }).click();
  await expect(ben.timeline.locator("[data-statement]")).toContainText("£942.50");
  await desk.pay(ref, 15_000);
  await expect(plan).toContainText("Monthly, 1 of 5 paid");
  await expect(plan).toContainText("£150.00 of £500.00");
  await expect(plan.getByRole("listitem").filter({ hasText: "Paid in part" })).toContainText("£100.00");
  await expect(plan.getByRole("button", { name: /^Skip/ })).toHaveAttribute("aria-disabled", "true");

  const mine = page.getByRole("region", { name: "Plan", exact: true });
  await mine.getByRole("button", { name: "Skip instalment 2" }).click();
  await dialog.getByLabel("Why").fill("The boiler broke.");
  await dialog.getByLabel("Why").press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await expect(plan.getByRole("listitem").filter({ hasText: "Skipped" })).toBeVisible();
  await mine.getByRole("button", { name: "End", exact: true }).click();
  await dialog.getByLabel("Why").fill("He asked to.");
  await dialog.getByLabel("Why").press("Control+Enter");
  await expect(ben.figure("Plan")).toContainText("last one ended");
  await expect(plan).toHaveCount(0);
});

test("a payment while a plan is written is shown, and the schedule follows what is owed", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { owedMinor: 20_000 });
  const amara = await new CasePage(await asPerson(agent)).open(ref);
  const { page, dialog } = amara;
  await page.keyboard.press("p");
  await dialog.getByRole("tab", { name: "Plan by instalments" }).click();
  await dialog.getByLabel("Instalment, GBP").fill("50");
  await dialog.getByLabel("First payment on").fill(inDays(10));
  const schedule = dialog.getByRole("region", { name: "The plan as it would stand" });
  await expect(schedule).toContainText("4 instalments, in all");
  await dialog.getByLabel("Instalment, GBP").focus();
  await desk.pay(ref, 7_500);
  await expect(dialog.locator(".notice", { hasText: "Changed since you opened this." })).toContainText(/£75\.00/);
  await expect(schedule).toContainText("3 instalments, in all");
  await expect(schedule).toContainText("£25.00 on");
  await expect(dialog.getByLabel("Instalment, GBP")).toBeFocused();
  await expect(dialog.getByLabel("Instalment, GBP")).toHaveValue("50");
});

test("arrangements have no detectable barrier, light and dark, wide and narrow", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { owedMinor: 50_000 });
  const firstOn = inDays(5);
  await desk.give(ref, "assess-affordability", { income: { "client-salary-or-wages": 100_000 }, outgoings: {} });
  await desk.give(ref, "make-plan", { instalmentMinor: 5_000, currency: "GBP", frequency: "weekly", firstOn });
  const { page, dialog } = await new CasePage(await asPerson(agent, FIRST_LOOK)).open(ref);
  await page.keyboard.press("p");
  await expect(dialog.getByLabel("Amount, GBP")).toBeFocused();
  await inEveryLook(page, "promise", { part: ".dialog" });
  await dialog.getByRole("tab", { name: "Plan by instalments" }).click();
  await dialog.getByLabel("Instalment, GBP").fill("30");
  await dialog.getByLabel("First payment on").fill(firstOn);
  await expect(dialog.getByRole("table")).toBeVisible();
  await inEveryLook(page, "plan", { part: ".dialog" });
  await dialog.getByRole("button", { name: "Assess again" }).click();
  await expect(dialog.getByRole("region", { name: "Sums a month" })).toBeVisible();
  await inEveryLook(page, "statement", { part: ".dialog" });
});
