import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { DeskApi } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

type Batch = { id: string; number: number };
type Letter = { id: string; ref: string };

test("a letter waits in a batch, goes to the printer, and comes back", async ({ asPerson, desk }) => {
  const { ref } = await desk.open({ address: "12 High Street\nLeeds\nLS6 1AA" });
  await desk.give(ref, "schedule-contact", { channel: "letter", purpose: "support", template: "support-letter" });
  const { batch, letter } = await batchOf(desk, ref);
  const { ref: late } = await desk.open({ address: "14 High Street\nLeeds\nLS6 1AA" });
  await desk.give(late, "schedule-contact", { channel: "letter", purpose: "support", template: "support-letter" });
  const stopped = await batchOf(desk, late);
  await expect.poll(async () => typesOf(await desk.eventsOf(late))).toContain("contact-sent");
  await desk.give(late, "record-death", {});
  const page = await asPerson(await desk.hire("lead"));
  await page.goto("/letters");
  await page.getByRole("link", { name: `Batch ${batch.number}`, exact: true }).click();
  await expect(page.getByRole("heading", { name: `Batch ${batch.number}` })).toBeFocused();
  await expect(page.getByRole("row", { name: ref })).toContainText(letter.id);

  const cara = await asPerson("cara");
  await cara.goto(`/letters/${batch.id}`);
  await expect(cara.getByRole("row", { name: ref })).toBeVisible();
  await expect(cara.getByRole("button", { name: "Close the batch" })).toHaveCount(0);

  await page.getByRole("button", { name: "Close the batch" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Close the batch" }).click();
  await expect(page.getByRole("row", { name: late })).toContainText("Blocked: common.deceased");
  await expect(page.getByRole("term").filter({ hasText: "common.deceased" })).toBeVisible();
  const print = await fileOf(page, "Print file");
  expect(print.name).toBe(`letters-${batch.number}.pdf`);
  expect(print.text.startsWith("%PDF-1.7")).toBe(true);
  const manifest = (await fileOf(page, "Manifest, CSV")).text;
  expect(manifest).toContain(`,${letter.id},${ref},1,`);
  expect(manifest).not.toContain(stopped.letter.id);
  expect((await fileOf(page, `PDF of ${letter.id}`)).name).toBe(`${letter.id}.pdf`);

  await page.getByRole("button", { name: "Hand over" }).click();
  await page.getByRole("dialog").getByLabel("The printer's reference").fill("PR-2026-114");
  await page.keyboard.press("Enter");
  await expect(page.getByText("PR-2026-114")).toBeVisible();
  await expect.poll(async () => typesOf(await desk.eventsOf(ref))).toContain("contact-delivered");

  await page.goto(`/cases/${ref}`);
  await expect(page.getByRole("main").getByText("handed to the printer")).toBeVisible();
  await page.goto("/letters/returned");
  await page.getByRole("textbox", { name: "Letters" }).fill(`${letter.id}\nL-0000-0001\n`);
  await page.getByLabel("Why they came back").selectOption("gone-away");
  await page.getByRole("button", { name: "Note them" }).click();
  await expect(page.getByRole("row", { name: letter.id })).toContainText("Recorded on its case.");
  await expect(page.getByRole("row", { name: "L-0000-0001" })).toContainText("There is no such letter");
  await expect(page.getByRole("textbox", { name: "Letters" })).toHaveValue("L-0000-0001\n");
  expect(typesOf(await desk.eventsOf(ref)).slice(-2)).toEqual(["letter-returned", "contact-point-failed"]);
});

const typesOf = (events: { type: string }[]) => events.map(({ type }) => type);

/** The open batch that the case's letter is in, as soon as it is. */
async function batchOf(desk: DeskApi, ref: string): Promise<{ batch: Batch; letter: Letter }> {
  const found: { batch: Batch; letter: Letter }[] = [];
  const look = async () => {
    const { items } = await desk.get<{ items: Batch[] }>("/letters/batches?state=open");
    for (const batch of items) {
      const letters = await desk.get<{ items: Letter[] }>(`/letters/batches/${batch.id}/letters?limit=200`);
      found.push(...letters.items.filter((letter) => letter.ref === ref).map((letter) => ({ batch, letter })));
    }
    return found.length;
  };
  await expect.poll(look, { timeout: 20_000 }).toBeGreaterThan(0);
  const [first] = found;
  if (!first) throw new Error("no letter came");
  return first;
}

/** What the button gives to keep. */
async function fileOf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "latin1") };
}
