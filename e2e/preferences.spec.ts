import type { Page } from "@playwright/test";
import { CasePage, giveAs } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";
import { preferencesLink } from "./preferences-link.ts";

const email = "ruth@customer.example";
/** Wide enough that the side pane stands beside the record. */
const wide = { viewport: { width: 1440, height: 900 } };
const preferences = (page: Page) => page.getByRole("region", { name: "Contact preferences" });

test("a customer opts out on their phone: both people who have the case open see it, and cannot write to them", async ({
  asPerson,
  newPage,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 422/);
  const [first, second] = await Promise.all([desk.hire(), desk.hire("specialist")]);
  const { ref } = await desk.openFor(first, { email });
  const link = await preferencesLink(desk, ref);
  const amara = await new CasePage(await asPerson(first, wide)).open(ref);
  const ben = await new CasePage(await asPerson(second, wide)).open(ref);
  await amara.note.fill("Half a sentence");

  const phone = await newPage("the customer's phone", {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
    isMobile: true,
  });
  await phone.goto(link);
  await expect(phone.locator("body")).not.toContainText(/Ruth|£|500/);
  await phone.getByRole("button", { name: "Stop emails" }).click();
  await expect(phone.getByRole("status")).toContainText("You will get no more emails from us.");

  for (const { main, page } of [amara, ben]) {
    await expect(main.getByRole("group", { name: "Restrictions and clocks" })).toContainText("Opted out of email.");
    await expect(preferences(page)).toContainText(/Opted out, link in a message/);
  }
  await expect(amara.page.getByRole("tab", { name: /^Email/ })).toContainText(/off/);
  await expect(amara.note).toBeFocused();
  await expect(amara.note).toHaveValue("Half a sentence");
  const refused = giveAs(amara.page, ref, "schedule-contact", {
    channel: "email",
    purpose: "collection",
    template: "payment-reminder-email",
  });
  await expect(refused).rejects.toThrow(/422.*refused/);

  await phone.getByRole("button", { name: "Take it back" }).click();
  await expect(phone.getByRole("status")).toContainText("We may contact you in this way again.");
  await expect(amara.main).not.toContainText("Opted out of email.");
});

test("whoever opens the link without a hand on it, scripts and all, changes nothing; the first touch is told", async ({
  newPage,
  desk,
}) => {
  const { ref } = await desk.open({ email });
  const link = await preferencesLink(desk, ref);
  const types = async () => (await desk.eventsOf(ref)).map(({ type }) => type);
  const scanner = await newPage("a mail scanner");
  const asked = await scanner.request.head(link);
  expect(asked.status()).toBe(200);
  expect(asked.headers()["referrer-policy"]).toBe("no-referrer");
  expect(asked.headers()["content-security-policy"]).toMatch(/^default-src 'none'/);
  expect(asked.headers()["set-cookie"]).toBeUndefined();
  await scanner.goto(link);
  await scanner.evaluate(() => {
    for (const name of ["pointerdown", "keydown", "touchstart"]) window.dispatchEvent(new Event(name));
  });
  await scanner.reload();
  expect(await types()).not.toContain("contact-clicked");
  expect(await types()).not.toContain("channel-opted-out");

  const told = scanner.waitForResponse((answer) => answer.request().method() === "POST");
  await scanner.getByText("Your language").click();
  expect((await told).status()).toBe(204);
  await expect.poll(types).toContain("contact-clicked");
});

test("what is told on one case stands on the other, by dialog, in the keyboard's reach, and who may not take it back is told why", async ({
  asPerson,
  desk,
}) => {
  const [agent, specialist] = await Promise.all([desk.hire(), desk.hire("specialist")]);
  const { ref } = await desk.openFor(agent, { email, phone: "+447700900321" });
  const amara = await new CasePage(await asPerson(agent, wide)).open(ref);
  const dev = await new CasePage(await asPerson(specialist, wide)).open(ref);

  const menu = amara.page.getByRole("button", { name: "Change contact preferences" });
  await menu.focus();
  await amara.page.keyboard.press("Enter");
  await amara.page.getByRole("menuitem", { name: "Record a request to stop all contact" }).click();
  await amara.dialog.getByLabel("In their words, or what shows it").fill("Do not write to me again.");
  await amara.dialog.getByRole("button", { name: "Record request" }).click();
  await expect(amara.dialog).toHaveCount(0);
  for (const { main } of [amara, dev]) {
    await expect(main.locator(".limit[data-kind=stop]")).toContainText("Do not contact.");
    await expect(main.locator(".badge[data-kind=stop]")).toHaveText("Do not contact");
  }
  await expect(amara.main.locator(".limit[data-kind=stop]").getByRole("button", { name: "Withdraw" })).toHaveCount(0);
  await menu.click();
  await expect(amara.page.getByRole("menuitem", { name: /^Withdraw the request to stop/ })).toContainText(
    "Only a specialist, a complaints handler or a lead may do this.",
  );
  await amara.page.keyboard.press("Escape");

  await menu.click();
  await amara.page.getByRole("menuitem", { name: "Times that do not suit" }).click();
  await amara.dialog.getByRole("button", { name: "Add a time" }).click();
  await amara.dialog.getByLabel("Sat").check();
  await amara.dialog.getByRole("button", { name: "Save times" }).click();
  await expect(preferences(dev.page)).toContainText("Mon to Sat 09:00 to 17:00");

  await dev.main.locator(".limit[data-kind=stop]").getByRole("button", { name: "Withdraw" }).click();
  await dev.dialog.getByLabel("Why").fill("She wrote again.");
  await dev.dialog.getByRole("button", { name: "Withdraw request" }).click();
  await expect(amara.main.locator(".limit[data-kind=stop]")).toHaveCount(0);
});
