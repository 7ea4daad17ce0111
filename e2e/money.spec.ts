import { readFile } from "node:fs/promises";
import { check } from "./accessible.ts";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const WIDE = { viewport: { width: 1440, height: 900 } };

test("what a lead charges, writes off and refunds stands on the other screen as it is done, and in ledger and statement", async ({
  asPerson,
  desk,
}) => {
  const lead = await desk.hire("lead");
  const { ref } = await desk.openFor(lead, { owedMinor: 10_000 });
  const lena = await new CasePage(await asPerson(lead, WIDE)).open(ref);
  const ben = await new CasePage(await asPerson("ben", WIDE)).open(ref);
  const money = ben.page.getByRole("region", { name: "Money", exact: true });
  const { page, dialog } = lena;
  const act = async (name: string) => {
    await page.getByRole("button", { name: "More acts" }).click();
    await page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
  };

  await act("Add a charge");
  await dialog.getByLabel("What is charged").selectOption("court-costs");
  await dialog.getByLabel("Amount, GBP").fill("9");
  await dialog.getByLabel("Amount, GBP").press("Control+Enter");
  await expect(money).toContainText("£109.00");
  await expect(money).toContainText("Costs");

  await act("Write off a debt");
  await dialog.getByLabel("Amount, GBP").fill("29");
  await dialog.getByLabel("Why").fill("Agreed with the creditor.");
  await dialog.getByLabel("Why").press("Control+Enter");
  const asked = page.getByRole("alertdialog", { name: "Write off £29.00?" });
  await expect(asked.getByRole("button", { name: "Go back" })).toBeFocused();
  await asked.getByRole("button", { name: "Write it off" }).click();
  await expect(ben.figure("Balance")).toContainText("£80.00");

  const { version } = await desk.pay(ref, 9_000);
  await lena.isLive(version);
  await expect(money).toContainText("Credit, to refund or apply");
  await act("Refund a payment");
  await expect(dialog.getByLabel("Amount, GBP")).toHaveValue("10.00");
  await dialog.getByLabel("Amount, GBP").fill("25");
  await dialog.getByLabel("Why").fill("Paid twice.");
  await dialog.getByLabel("Why").press("Control+Enter");
  await expect(ben.figure("Balance")).toContainText("£15.00");
  await expect(ben.timeline).toContainText("Owed again");
  await expect(money.getByRole("button", { name: "Pay link" })).toBeVisible();
  await ben.page.getByRole("button", { name: "More acts" }).click();
  await expect(ben.page.getByRole("menuitem", { name: /^Write off a debt/ })).toHaveAttribute("aria-disabled", "true");
  await ben.page.keyboard.press("Escape");

  await money.getByRole("button", { name: "Ledger" }).click();
  const rows = ben.dialog.getByRole("row");
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(1)).toContainText("Refunded");
  await expect(rows.nth(1)).toContainText("£15.00");
  await check(ben.page, "the ledger", ".dialog");
  const saved = ben.page.waitForEvent("download");
  await ben.dialog.getByRole("button", { name: "Save CSV" }).click();
  const file = await readFile(await (await saved).path(), "utf8");
  expect(file).toContain("Closing balance");
  expect(file.trimEnd().split("\r\n").at(-2)).toContain(",1500,GBP");
});

test("a payment that a customer makes is said as it happens", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { owedMinor: 9_600 });
  const robin = await new CasePage(await asPerson(agent, WIDE)).open(ref);
  const { page, dialog } = robin;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("region", { name: "Money", exact: true }).getByRole("button", { name: "Pay link" }).click();
  await dialog.getByRole("button", { name: "Make and copy a link" }).click();
  await expect(dialog.getByText(/^Live, made/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("/pay/");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(dialog.getByText(/^Revoked, made/)).toBeVisible();
});
