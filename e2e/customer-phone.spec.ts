import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const onPhone = { viewport: { width: 390, height: 844 } };
/** What somebody at another desk may wait for, the screen's own painting included. */
const AT_ONCE_MS = 2_000;

test("an email, its link and an answer: what the customer does on their phone is on both desks at once", async ({
  asPerson,
  newPage,
  desk,
}) => {
  const [first, second] = await Promise.all([desk.hire(), desk.hire()]);
  const customer = { reference: randomUUID(), email: `ruth.${randomUUID().slice(0, 8)}@customer.example` };
  const { ref } = await desk.openFor(first, customer);
  const { ref: other } = await desk.openFor(second, { ...customer, portfolio: "us-receivables" });
  const amara = await new CasePage(await asPerson(first)).open(ref);
  const ben = await new CasePage(await asPerson(second)).open(ref);
  const phone = await asPerson(second, onPhone);
  await phone.goto(`/phone/${ref}`);
  await phone.getByRole("button", { name: "Mail 0" }).click();
  await expect(phone.getByText("No mail yet")).toBeVisible();

  await expect(amara.page.getByRole("tab", { name: /^Email/ })).not.toHaveAttribute("aria-disabled", "true");
  await amara.page.keyboard.press("w");
  await amara.page.keyboard.press("e");
  const form = amara.page.getByRole("form", { name: "Email" });
  await form.getByLabel("Template").selectOption("payment-reminder-email");
  await form.getByRole("button", { name: /^Send email/ }).click();
  await expect(phone.getByRole("button", { name: "Mail 1" })).toBeVisible({ timeout: 30_000 });
  const link = phone.getByRole("listitem").getByRole("link", { name: /\/c\// });
  const theirs = await newPage("the customer's page", onPhone);
  await theirs.goto(`${await link.getAttribute("href")}`);

  const waits = [await untilBothHear(theirs, [amara, ben])];
  await theirs.getByRole("button", { name: "Take it back" }).click();
  for (const { main } of [amara, ben]) await expect(main).not.toContainText("Opted out of email.");
  waits.push(await untilBothHear(theirs, [amara, ben]));
  test.info().annotations.push({ type: "from the page's answer to both desks", description: `${waits.join(", ")} ms` });
  // A busy machine makes one of them slow, a slow product both.
  expect(Math.min(...waits)).toBeLessThan(AT_ONCE_MS);

  await ben.open(other);
  await expect(ben.page.getByRole("tab", { name: /^Email/ })).toContainText(/off: opted out/);
  const asked = `/cases/${other}/contact-permissions?purpose=collection`;
  const { items } = await desk.get<{ items: Permitted[] }>(asked);
  const email = items.find(({ channel }) => channel === "email");
  expect(email?.decision).toBe("deny");
  expect(email?.reasons.map(({ rule }) => rule)).toContain("common.opted-out");
  await ben.open(ref);

  const reply = phone.getByRole("textbox", { name: "Answer" });
  await reply.fill("Please ring me on Friday instead");
  await reply.press("Enter");
  await expect(phone.getByRole("button", { name: "Mail 2" })).toBeVisible();
  await expect(reply).toHaveValue("");
  await expect(reply).toBeFocused();
  for (const { timeline } of [amara, ben]) await expect(timeline).toContainText("Please ring me on Friday instead");
});

test("STOP by text from the phone ends texts, on every desk", async ({ asPerson, desk }) => {
  const [first, second] = await Promise.all([desk.hire(), desk.hire()]);
  const number = `+4477009${String(Math.floor(Math.random() * 100_000)).padStart(5, "0")}`;
  const { ref } = await desk.openFor(first, { phone: number });
  const amara = await new CasePage(await asPerson(first)).open(ref);
  const ben = await new CasePage(await asPerson(second)).open(ref);
  const phone = await asPerson(second, onPhone);
  await phone.goto(`/phone/${ref}`);
  const seen = [amara, ben].map(({ page }) => hears(page, "Opted out of texts."));
  await phone.getByRole("button", { name: "STOP" }).click();
  await expect(phone.getByRole("listitem")).toContainText("STOP");
  await Promise.all(seen);
  await expect(amara.page.getByRole("tab", { name: /^Text/ })).toContainText(/off: opted out/);
  await expect(phone.locator("body")).not.toContainText(number.slice(-6));
});

type Permitted = { channel: string; decision: string; reasons: { rule: string }[] };

/** The customer stops emails; milliseconds from their page's answer until both desks say so. */
async function untilBothHear(theirs: Page, desks: CasePage[]): Promise<number> {
  const seen = desks.map(({ page }) => hears(page, "Opted out of email."));
  const answer = theirs.waitForResponse((response) => response.request().method() === "POST");
  await theirs.getByRole("button", { name: "Stop emails" }).click();
  await answer;
  const answered = performance.now();
  const waited = Math.max(...(await Promise.all(seen))) - answered;
  await expect(theirs.getByRole("status")).toContainText("You will get no more emails from us.");
  return Math.round(waited);
}

/** When the words stand on the case, looked for with every frame. */
async function hears(page: Page, words: string): Promise<number> {
  await page.waitForFunction((said) => document.querySelector("#main")?.textContent?.includes(said), words, {
    polling: "raf",
    timeout: 15_000,
  });
  return performance.now();
}
