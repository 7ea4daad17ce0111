import { CasePage, giveAs } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("a payment reaches everybody who has the case open within a second, and disturbs nobody", async ({
  asPerson,
  desk,
}) => {
  const { ref } = await desk.open({ owedMinor: 124_050 });
  for (let n = 0; n < 30; n += 1) await desk.give(ref, "add-note", { text: `Note ${n} of a long history.` });
  const amara = await new CasePage(await asPerson("amara")).open(ref, 31);
  const ben = await new CasePage(await asPerson("ben")).open(ref, 31);
  await expect(amara.figure("Balance")).toHaveText("£1,240.50");

  await amara.note.fill("Half a sentence");
  await amara.note.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 5));
  await amara.timeline.evaluate((list) => list.scrollTo(0, 400));
  await expect(amara.entry(20)).toBeInViewport();
  await expect(ben.main).toContainText("Amara Obi is editing");
  await expect(amara.main).toContainText("Ben Whitlock viewing");
  await expect(amara.main).toContainText("Draft saved");
  const before = await amara.entry(20).boundingBox();

  const sent = performance.now();
  const { version } = await desk.pay(ref, 5_500);
  await Promise.all([amara.isAt(version), ben.isAt(version)]);
  const waits = [performance.now() - sent];

  for (const person of [amara, ben]) {
    await expect(person.figure("Balance")).toContainText("£1,185.50");
    await expect(person.figure("Balance").locator("s")).toHaveText("£1,240.50");
  }
  await expect(ben.entry(version)).toContainText(/payment received/i);
  await expect(amara.page.getByRole("button", { name: /1 newer event above/ })).toBeVisible();
  await expect(amara.note).toBeFocused();
  await expect(amara.note).toHaveValue("Half a sentence");
  expect(await amara.note.evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(5);
  expect((await amara.entry(20).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);

  for (let times = 1; times < 3; times += 1) {
    const began = performance.now();
    const next = await desk.give(ref, "add-note", { text: "One more." });
    await Promise.all([amara.isAt(next.version), ben.isAt(next.version)]);
    waits.push(performance.now() - began);
  }
  expect(Math.min(...waits), "milliseconds from the command to both screens, of the quickest").toBeLessThan(1_000);
});

test("an event carries what it was decided on and what its writer's screen showed", async ({ asPerson, desk }) => {
  const { ref } = await desk.open();
  const amara = await new CasePage(await asPerson("amara")).open(ref, 1);
  const ben = await new CasePage(await asPerson("ben")).open(ref, 1);
  await desk.pay(ref, 1_000);
  await Promise.all([amara.isLive(2), ben.isLive(2)]);
  await amara.note.fill("She will ring back on Monday.");
  await amara.note.press("Control+Enter");
  await Promise.all([amara.isLive(3), ben.isLive(3)]);
  await expect(amara.note).toHaveValue("");

  const written = (await desk.eventsOf(ref)).find((event) => event.version === 3);
  expect(written?.basedOn).toBe(2);
  await ben
    .entry(3)
    .getByRole("button", { name: /note by amara obi/i })
    .click();
  const shown = written?.shown === undefined ? "" : `, screen showed #${written.shown}`;
  await expect(ben.entry(3)).toContainText(`Based on #2${shown}, case was at #2`);
  await expect(ben.entry(3)).toContainText("She will ring back on Monday.");
});

test("a note of somebody else merges silently into an open handover form", async ({ asPerson, desk, idOf }) => {
  const { ref } = await desk.openFor({ id: await idOf("amara") });
  const amara = await new CasePage(await asPerson("amara")).open(ref);
  const ben = await new CasePage(await asPerson("ben")).open(ref);
  await amara.page.keyboard.press("h");
  await amara.dialog.getByLabel("To team").selectOption({ label: "Specialist Support" });
  await amara.dialog.getByLabel("Team queue").check();
  await amara.dialog.getByLabel("Reason").selectOption({ label: "Vulnerability" });
  await amara.dialog.getByLabel("Situation").fill("He has lost his job.");

  const { version } = await giveAs(ben.page, ref, "add-note", { text: "Rang in while you wrote." });
  await amara.isLive(version);
  await expect(amara.dialog.getByText("Changed since you opened this")).toHaveCount(0);
  await expect(amara.dialog.getByLabel("Situation")).toHaveValue("He has lost his job.");
  await amara.dialog.getByLabel("Situation").press("Control+Enter");
  await expect(amara.dialog).toHaveCount(0);
  await ben.isLive(version + 1);
  await expect(ben.main).toContainText("Amara Obi offers this case to Specialist Support");
});
