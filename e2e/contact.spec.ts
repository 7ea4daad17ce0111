import type { Page } from "@playwright/test";
import { CasePage, giveAs } from "./case-page.ts";
import { callInVain, openAtNoon } from "./contact-case.ts";
import { expect, test } from "./fixtures.ts";

const channel = (page: Page, name: RegExp) => page.getByRole("tab", { name });
const call = (page: Page) => channel(page, /^Call/);

test("of the last attempt that the law allows, one agent has it, and the other sees whose it is at once", async ({
  asPerson,
  desk,
}) => {
  const [first, second] = await Promise.all([desk.hire(), desk.hire()]);
  const { ref } = await openAtNoon(desk, "+12125550117");
  await callInVain(desk, ref, 6);
  const amara = await new CasePage(await asPerson(first, { viewport: { width: 1440, height: 900 } })).open(ref);
  const ben = await new CasePage(await asPerson(second)).open(ref);
  for (const { page } of [amara, ben]) await expect(call(page)).toContainText("6 of 7 used");
  await expect(amara.page.getByRole("region", { name: "Contact budget" })).toContainText("6 of 7 used in seven days");

  await amara.page.keyboard.press("r");
  await amara.page.getByRole("button", { name: "Start call" }).click();
  const underWay = amara.page.getByRole("region", { name: "Call under way" });
  await expect(underWay).toContainText("You keep the attempt until");
  await expect(underWay).toBeFocused();
  await expect(call(ben.page)).toContainText(`${first.name} until`);
  await expect(ben.main).toContainText(`${first.name} is on a call`);

  const another = giveAs(ben.page, ref, "reserve-attempt", { channel: "call", purpose: "collection" });
  await expect(another, "a second attempt").rejects.toThrow(/422/);
  await underWay.getByRole("button", { name: /^Show .* to dial/ }).click();
  await expect(underWay.getByRole("link", { name: /Dial/ })).toHaveAttribute("href", "tel:+12125550117");
  await expect(underWay.getByRole("region", { name: "Script" })).not.toContainText("debt collector");
  await underWay.getByLabel("They are who I want to speak with").check();
  await expect(underWay.getByRole("region", { name: "Script" })).toContainText("from a debt collector");

  await desk.give(ref, "record-payment", { amountMinor: 1_000, currency: "USD", method: "card", reference: "P-1" });
  await expect(amara.figure("Balance")).toContainText("$490.00");
  await expect(underWay, "a live change leaves the call alone").toBeVisible();
  await underWay.getByRole("radio", { name: /^No answer/ }).check();
  await underWay.getByLabel("What was said").fill("Rang out.");
  await underWay.getByLabel("What was said").press("Control+Enter");
  await expect(amara.page.getByRole("region", { name: "Call", exact: true })).toBeVisible();
  const recorded = (await desk.eventsOf(ref)).findLast(({ type }) => type === "contact-recorded");
  expect(recorded?.data).toMatchObject({
    disposition: "no-answer",
    note: "Rang out.",
    reservationId: expect.any(String),
  });
  await expect(call(ben.page)).toHaveAttribute("aria-disabled", "true");
  await expect(call(ben.page)).toContainText("off: call attempts");
});

test("an attempt is given back with Escape, and is there for everybody again", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await openAtNoon(desk, "+12125550118");
  const amara = await new CasePage(await asPerson(agent)).open(ref);
  await expect(call(amara.page)).toContainText("0 of 7 used");
  await amara.page.keyboard.press("r");
  await amara.page.getByRole("button", { name: "Start call" }).click();
  const note = amara.page.getByLabel("What was said");
  await note.press("Escape");
  await expect(amara.page.getByRole("region", { name: "Call", exact: true })).toBeFocused();
  expect((await desk.stateOf(ref)).reservations).toEqual([]);
  expect((await desk.eventsOf(ref)).at(-1)?.type).toBe("attempt-released");
});

test("a hold that comes while a message is half written stops the sending and keeps the text", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { email: "ruth@customer.example" });
  const amara = await new CasePage(await asPerson(agent)).open(ref);
  const { page } = amara;
  await expect(channel(page, /^Email/)).not.toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("w");
  await page.keyboard.press("e");
  const form = page.getByRole("form", { name: "Email" });
  await form.getByLabel("Template").selectOption("plan-offer-email");
  await form.getByLabel("How often").fill("each month, on the");
  await form.getByLabel("Each payment").fill("55.00");
  await form.getByLabel("First payment on").fill("2027-01-04");
  await expect(form.getByRole("region", { name: "Preview" })).toContainText("£55.00 each month, on the");

  const { version } = await desk.give(ref, "place-hold", { kind: "breathing-space", reason: "Debt adviser" });
  await amara.isLive(version);
  const stopped = form.locator(".notice", { hasText: "Blocked by breathing space." });
  await expect(stopped).toContainText("Your text is kept.");
  await expect(page.getByRole("alert").filter({ hasText: "Blocked by breathing space" })).not.toHaveCount(0);
  await expect(form.getByLabel("How often")).toHaveValue("each month, on the");
  await expect(form.getByLabel("How often")).not.toBeEditable();
  const send = form.getByRole("button", { name: /^Send email/ });
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await expect(send).toHaveAttribute("title", "Blocked by breathing space.");

  const inputs = { amount: "55.00", "first-day": "2027-01-04", "how-often": "each month" };
  const past = { channel: "email", purpose: "collection", template: "plan-offer-email", inputs } as const;
  await expect(giveAs(page, ref, "schedule-contact", past)).rejects.toThrow(/422.*refused/);
  await page.getByLabel("For", { exact: true }).selectOption("customer-requested");
  await expect(stopped).toHaveCount(0);
  await expect(form.getByLabel("How often"), "for another purpose it is lawful").toBeEditable();
});

test("what was sent can be cancelled while its seconds run, and a refusal opened to all that it rested on", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { email: "ruth@customer.example" });
  const amara = await new CasePage(await asPerson(agent)).open(ref);
  const { page } = amara;
  await expect(channel(page, /^Email/)).not.toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("w");
  await page.keyboard.press("e");
  const form = page.getByRole("form", { name: "Email" });
  await form.getByLabel("Template").selectOption("payment-reminder-email");
  await form.getByRole("button", { name: /^Send email/ }).click();
  const line = amara.timeline.locator(".ev").first();
  await expect(line).toContainText(/Sending in \d+ s/);
  await line.getByRole("button", { name: "Cancel" }).click();
  await expect(line.locator(".ev-way")).toContainText("cancelled");
  expect((await desk.stateOf(ref)).contacts.at(-1)?.status).toBe("cancelled");

  await desk.give(ref, "place-hold", { kind: "breathing-space", reason: "Debt adviser" });
  await desk
    .give(ref, "schedule-contact", { channel: "email", purpose: "collection", template: "payment-reminder-email" })
    .catch((problem: Error) => expect(problem.message).toContain("422"));
  const blocked = (await desk.eventsOf(ref)).at(-1);
  expect(blocked?.type).toBe("contact-blocked");
  await amara.isLive(blocked?.version);
  const refusal = amara.entry(blocked?.version ?? 0);
  await refusal.getByRole("heading").getByRole("button").click();
  await refusal.getByRole("button", { name: "Decision" }).click();
  await expect(amara.dialog).toContainText("Not allowed");
  await expect(amara.dialog).toContainText("uk.breathing-space");
  await expect(amara.dialog.getByRole("region", { name: "Holds" })).toContainText("no end set");
  await expect(amara.dialog.getByRole("region", { name: "What was asked" })).toContainText("Collection");
});

test("receipts move one line of the timeline", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await openAtNoon(desk, "+12125550119", agent);
  const amara = await new CasePage(await asPerson(agent)).open(ref);
  await desk.give(ref, "schedule-contact", {
    channel: "whatsapp",
    purpose: "collection",
    template: "payment-reminder-whatsapp",
  });
  const lines = amara.timeline.locator(".ev").filter({ hasText: /WhatsApp message/ });
  await expect(lines.locator(".ev-way")).toHaveText(/planned .*let go .*sent .*delivered .*read/, { timeout: 30_000 });
  await expect(lines).toHaveCount(1);
  await lines.getByRole("heading").getByRole("button").click();
  await expect(lines.locator(".ev-told > li")).toHaveCount(4);
  await amara.page.goto(
    `/cases/${ref}?event=${(await desk.eventsOf(ref)).find(({ type }) => type === "contact-delivered")?.id}`,
  );
  await expect(lines.locator(".ev-told > [data-marked]")).toContainText("Delivered");
});
