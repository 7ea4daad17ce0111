import type { Page } from "@playwright/test";
import { CasePage, giveAs } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

/** Would run, load or lead somewhere if any screen took it for anything but words. */
const evil =
  '<img src=x onerror="window.ran=1"><script>window.ran=1</script><a href="javascript:window.ran=1">x</a>"\'`{{7*7}}';

test("script in every name and text is shown as it was written, and never runs", async ({ asPerson, desk }) => {
  const sender = await desk.hire("agent", ["early-arrears"], evil.slice(0, 60));
  const receiver = await desk.hire("specialist", ["specialist-support"], evil.slice(0, 60));
  const customer = { name: evil, phone: evil.slice(0, 60), address: evil };
  const { ref } = await desk.openFor(sender, customer);
  const from = await asPerson(sender);
  const answer = await from.goto("/queue");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src [^;]*'nonce-[^']+'/);
  expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/);
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await giveAs(from, ref, "add-note", { text: evil });
  await giveAs(from, ref, "set-next-action", { what: evil, dueAt });
  await giveAs(from, ref, "open-complaint", { category: "service", text: evil });
  await giveAs(from, ref, "open-dispute", { reason: "not-mine", note: evil });
  await giveAs(from, ref, "place-hold", { kind: "other", reason: evil });
  await giveAs(from, ref, "record-disclosure", { driver: "health", adjustments: ["large-print"], note: evil });
  await giveAs(from, ref, "record-payment", { amountMinor: 100, currency: "GBP", method: "card", reference: evil });
  await desk.give(ref, "add-debt", { debt: { reference: evil, creditor: evil, balanceMinor: 100 } });
  await giveAs(from, ref, "record-contact", {
    channel: "call",
    direction: "outbound",
    disposition: "no-answer",
    note: evil,
  });
  await giveAs(from, ref, "offer-handover", {
    toTeam: "specialist-support",
    toUser: receiver.id,
    reason: "dispute",
    note: evil,
    promised: evil,
    ask: evil,
  });
  const to = await asPerson(receiver);
  await to.goto("/inbox");
  await expect(to.getByRole("list", { name: "Notices" })).toContainText(evil);
  await isInert(to);
  const handoverId = (await desk.stateOf(ref)).handover?.id ?? "";
  await giveAs(to, ref, "ask-about-handover", { handoverId, question: evil });
  await giveAs(from, ref, "answer-handover-question", { handoverId, answer: evil });

  await to.goto(`/queue?view=offered-to-me`);
  await expect(to.getByRole("list", { name: "Cases" })).toContainText(evil);
  await isInert(to);
  const open = await new CasePage(to).open(ref);
  await expect(open.main.getByRole("heading", { level: 1 })).toHaveText(evil);
  await expect(open.main).toContainText(`Answer: “${evil}”`);
  for (const name of await open.timeline.getByRole("heading", { level: 3 }).getByRole("button").all())
    await name.click();
  await isInert(to);
  await open.main
    .getByRole("button", { name: /^Context pack/ })
    .first()
    .click();
  await expect(open.dialog).toContainText(evil);
  await isInert(to);
  await to.keyboard.press("Escape");
  await expect(open.dialog).toHaveCount(0);
  await to.keyboard.press("a");
  await open.dialog.getByLabel("Read back").fill(evil);
  await open.dialog.getByRole("button", { name: "Accept handover" }).click();
  await expect(open.dialog).toHaveCount(0);
  await giveAs(to, ref, "return-case", { reason: evil });
  await expect(open.timeline).toContainText(`“${evil}”`);
  await isInert(to);
});

async function isInert(page: Page): Promise<void> {
  expect(await page.evaluate(() => "ran" in window), "a script ran").toBe(false);
  await expect(page.locator('img[src="x"], a[href^="javascript:" i], [onerror]')).toHaveCount(0);
}
