import { CasePage, giveAs } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const written = "He has lost his job and asks for time.";

test("a payment that arrives while a handover is written stops it with just that difference", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 409/);
  const sender = await desk.hire("agent", ["early-arrears"], "Sasha");
  const { ref } = await desk.openFor(sender);
  const amara = await new CasePage(await asPerson(sender)).open(ref);
  const ben = await new CasePage(await asPerson("ben")).open(ref);
  const from = (await desk.eventsOf(ref)).length;
  await writeOffer(amara);

  await giveAs(ben.page, ref, "add-note", { text: "Not material." });
  await ben.page.keyboard.press("m");
  await ben.dialog.getByLabel("Amount").fill("55");
  await ben.dialog.getByLabel("How it was paid").selectOption({ label: "Card" });
  await ben.dialog.getByLabel("Payment reference").fill("BACS 1");
  await ben.dialog.getByRole("button", { name: "Record payment" }).click();
  await expect(ben.dialog).toHaveCount(0);
  const paid = from + 2;
  await amara.isLive(paid);

  const difference = amara.dialog.locator(".notice", { hasText: /payment received £55\.00/i });
  await expect(difference).toContainText("Changed since you opened this.");
  await expect(difference).not.toContainText("Not material");
  await amara.dialog.getByLabel("Situation").press("Control+Enter");
  await expect(difference).toContainText("Not sent: the case has changed.");
  await expect(difference).toContainText(`Decided on #${from}; the case is at #${paid}.`);
  expect(await desk.eventsOf(ref), "nothing was sent").toHaveLength(paid);

  await expect(amara.dialog.getByRole("button", { name: "I have seen this" })).toBeFocused();
  await amara.page.keyboard.press("Enter");
  await expect(difference).toHaveCount(0);
  await expect(amara.dialog.getByLabel("Situation")).toHaveValue(written);
  await expect(amara.dialog.getByRole("button", { name: "Offer handover" })).toBeFocused();
  await amara.hasSeen(paid);
  await amara.page.keyboard.press("Enter");
  await expect(amara.dialog).toHaveCount(0);

  const offered = (await desk.eventsOf(ref)).at(-1);
  expect(offered).toMatchObject({ type: "handover-offered", basedOn: paid, shown: paid });
  await ben.isLive(offered?.version);
  await ben
    .entry(paid + 1)
    .getByRole("heading")
    .getByRole("button")
    .click();
  await expect(ben.entry(paid + 1)).toContainText(`Based on #${paid}, screen showed #${paid}, case was at #${paid}`);
});

test("a screen that has not seen the change is stopped by the server, and shows it then", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 409/);
  const sender = await desk.hire("agent", ["early-arrears"], "Sasha");
  const { ref } = await desk.openFor(sender);
  const amara = await new CasePage(await asPerson(sender)).open(ref);
  const from = (await desk.eventsOf(ref)).length;
  await amara.page.keyboard.press(".");
  await expect(amara.freshness).toHaveText(/^Paused/);
  await writeOffer(amara);
  await desk.pay(ref, 5_500);
  await expect(amara.freshness).toHaveText(/^Paused, \d+ waiting$/);
  await expect(amara.dialog.locator(".notice")).toHaveCount(0);

  await amara.dialog.getByRole("button", { name: "Offer handover" }).click();
  const difference = amara.dialog.locator(".notice", { hasText: /payment received £55\.00/i });
  await expect(difference).toContainText("Not sent: the case has changed.");
  await amara.dialog.getByRole("button", { name: "I have seen this" }).click();
  await expect(amara.dialog.getByLabel("Situation")).toHaveValue(written);
  await amara.dialog.getByRole("button", { name: "Offer handover" }).click();
  await expect(amara.dialog).toHaveCount(0);
  expect((await desk.eventsOf(ref)).at(-1)).toMatchObject({ type: "handover-offered", basedOn: from + 1 });
});

async function writeOffer({ page, dialog }: CasePage): Promise<void> {
  await page.keyboard.press("h");
  await dialog.getByLabel("To team").selectOption({ label: "Specialist Support" });
  await dialog.getByLabel("Team queue").check();
  await dialog.getByLabel("Reason").selectOption({ label: "Financial difficulty" });
  await dialog.getByLabel("Situation").fill(written);
}
