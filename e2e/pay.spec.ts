import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";
import { goOn, payLink, RUTH, TO_PAY, toOwe } from "./pay-link.ts";

const wide = { viewport: { width: 1440, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };
/** What somebody at another desk may wait for, the screen's own painting included (product.md, promise 9). */
const AT_ONCE_MS = 1_000;

for (const javaScriptEnabled of [true, false]) {
  test(`a customer pays on a phone${javaScriptEnabled ? "" : " without JavaScript"}: the agent's case shows it opened, paying and paid, and chasers stop`, async ({
    asPerson,
    newPage,
    desk,
  }) => {
    const agent = await desk.hire();
    const { ref } = await desk.openFor(agent, { ...RUTH, owedMinor: 64_000 });
    const sendAt = new Date(Date.now() + 86_400_000).toISOString();
    await desk.give(ref, "schedule-contact", {
      channel: "email",
      purpose: "reminder",
      template: "payment-reminder-email",
      sendAt,
    });
    const { path } = await payLink(desk, ref);
    const amara = await new CasePage(await asPerson(agent, wide)).open(ref);
    const theirs = await newPage("the customer's phone", { ...phone, javaScriptEnabled });

    await theirs.goto(path);
    await expect(theirs).toHaveURL(/\/pay$/);
    await expect(theirs.locator("body")).not.toContainText(/Ruth|£|640|C-[0-9A-Z]{4}/);
    await toOwe(theirs);
    await expect(amara.main).toContainText("Customer opened the pay link");
    await expect(amara.main).toContainText("They have confirmed who they are.");
    await expect(theirs.locator(".sum")).toHaveText("£640.00");

    await theirs.getByRole("link", { name: /^Pay now/ }).click();
    await theirs.getByRole("textbox", { name: "Another amount" }).fill("£120,50");
    await goOn(theirs);
    await theirs.getByLabel(/^Card/).check();
    await goOn(theirs);
    await theirs.getByRole("button", { name: "Pay £120.50" }).click();
    await expect(amara.main.getByRole("group", { name: "Restrictions and clocks" })).toContainText(
      /paying|Payment in progress/i,
    );
    await amara.timeline.getByRole("button", { name: /^Customer is paying now · \d+ entries$/ }).press("Enter");

    const waits = [await pays(theirs, "You paid £120.50", amara, "£519.50")];
    await expect(theirs.getByText("You now owe £519.50")).toBeVisible();
    await expect(amara.timeline.getByRole("button", { name: /^Customer paid by card · \d+ entries$/ })).toBeFocused();
    const lifted = amara.timeline.locator(".ev-told > li").filter({ hasText: /^Hold lifted/ });
    await lifted.getByRole("link", { name: /^Event \d+$/ }).click();
    await expect(lifted).toHaveAttribute("data-marked", "");

    await theirs.goto("/pay/owe");
    await theirs.getByRole("link", { name: /^Pay now/ }).click();
    await theirs.getByLabel(/^All of it/).check();
    await goOn(theirs);
    await goOn(theirs);
    await theirs.getByRole("button", { name: "Pay £519.50" }).click();
    waits.push(await pays(theirs, "You owe nothing now", amara, "£0.00"));
    // A busy machine makes one of them slow, a slow product both.
    expect(Math.min(...waits)).toBeLessThan(AT_ONCE_MS);
    await expect.poll(async () => (await desk.eventsOf(ref)).map(({ type }) => type)).toContain("contact-cancelled");
    const types = (await desk.eventsOf(ref)).map(({ type }) => type);
    expect(types.filter((type) => type === "payment-received")).toHaveLength(2);
    expect(types).toEqual(
      expect.arrayContaining(["pay-link-opened", "pay-link-identified", "payment-started", "debt-paid"]),
    );
    const { holds, balanceMinor } = await desk.stateOf(ref);
    expect([holds, balanceMinor]).toEqual([[], 0]);
  });
}

/** The gateway takes it; milliseconds from the customer being told so to the new balance on the agent's screen. */
async function pays(theirs: Page, says: string, agent: CasePage, balance: string): Promise<number> {
  const when = (it: Locator) => it.waitFor().then(() => performance.now());
  const seen = when(agent.figure("Balance").filter({ hasText: balance }));
  const taken = theirs
    .waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/sandbox/checkout/"))
    .then(() => performance.now());
  await theirs.getByRole("button", { name: TO_PAY }).click();
  const told = await when(theirs.getByText(says).first());
  const description = `${Math.round((await seen) - (await taken))} ms`;
  test.info().annotations.push({ type: "from the gateway taking it to the agent's screen", description });
  return (await seen) - told;
}

test("whoever opens the link without a hand on it tells nothing; the token is in no address after, and no history", async ({
  newPage,
  desk,
}) => {
  const { ref } = await desk.open(RUTH);
  const { path } = await payLink(desk, ref);
  const types = async () => (await desk.eventsOf(ref)).map(({ type }) => type);
  const scanner = await newPage("a mail scanner");
  await scanner.goto(path);
  await scanner.evaluate(() => {
    for (const name of ["pointerdown", "keydown", "touchstart"]) window.dispatchEvent(new Event(name));
  });
  await scanner.reload();
  expect(await types()).not.toContain("pay-link-opened");
  expect(new URL(scanner.url()).pathname).toBe("/pay");
  expect(await scanner.evaluate(() => [document.referrer, document.cookie])).toEqual(["", ""]);
  const told = scanner.waitForResponse((answer) => answer.url().endsWith("/pay/opened"));
  await scanner.getByRole("heading").first().click();
  expect((await told).status()).toBe(204);
  await expect.poll(types).toContain("pay-link-opened");
});
