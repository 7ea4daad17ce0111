import type { Page } from "@playwright/test";
import { CasePage } from "../case-page.ts";
import type { DeskApi } from "../desk-api.ts";
import { expect, test } from "../fixtures.ts";
import { type Act, inTurn, intoDialog, keys, press, shows } from "./screen.ts";

type Remembering = typeof globalThis & { before: Element | null };

/** Where somebody may be when an event comes in, and how they get there. */
const PLACES: Record<string, Act> = {
  "the composer, in mid-word": async (page) => {
    await new CasePage(page).note.fill("Half a sen");
    await page.keyboard.press("ArrowLeft");
  },
  "an event of the record": (page) => page.locator(".ev h3 button").last().focus(),
  "a button of the header": (page) => page.getByRole("button", { name: /^Log outcome/ }).focus(),
  "a row of the list": (page) => page.locator("#queue a[data-case]").first().focus(),
  "the box of a row": (page) => page.locator("#queue .pick input").last().focus(),
  "an item of a menu": async (page) => {
    await press("More acts")(page);
    await page.locator("[role=menu]:focus, [role=menu] :focus").waitFor();
    for (let steps = 0; steps < 3; steps += 1) await toAnotherItem(page);
  },
  "the field of a dialog": inTurn(keys("m"), intoDialog, (page) =>
    page.getByRole("dialog").getByLabel("Amount").fill("12"),
  ),
  "the text of a handover": inTurn(keys("h"), intoDialog, (page) =>
    page.getByRole("dialog").getByLabel("Situation").fill("He has lost"),
  ),
  "a choice of a dialog": inTurn(keys("b"), intoDialog, (page) =>
    page.getByRole("dialog").getByRole("combobox").first().focus(),
  ),
  "the palette": async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("hand");
    await page.getByRole("option").first().waitFor();
  },
  "the keys": inTurn(keys("?"), intoDialog),
  "the list of owners": inTurn((page) => page.locator(".head .owner [aria-haspopup=dialog]").click(), intoDialog),
};

/** One key, and focus has followed it. */
async function toAnotherItem(page: Page): Promise<void> {
  const before = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(
    (left) => document.activeElement?.role === "menuitem" && document.activeElement.textContent !== left,
    before,
  );
}

test("an event that is pushed takes focus from nobody and closes nothing", async ({ asPerson, desk }) => {
  test.slow();
  const agent = await desk.hire();
  const [{ ref }, other] = [await desk.openFor(agent), await desk.openFor(agent)];
  const page = await asPerson(agent, { reducedMotion: "reduce" });
  const open = await new CasePage(page).open(ref);
  await expect(page.locator("#queue a[data-case]")).toHaveCount(2);
  for (const [place, go] of Object.entries(PLACES)) {
    await test.step(place, async () => {
      await page.getByRole("heading", { level: 1 }).focus();
      await go(page);
      await remember(page);
      const shown = await page.locator(".dialog, .pop").count();
      await open.isLive(await push(desk, ref, other.ref));
      expect(await isWhereItWas(page), place).toBe(true);
      expect(await page.locator(".dialog, .pop").count(), `${place}: what was open`).toBe(shown);
      for (let left = shown; left > 0; left = await page.locator(".dialog, .pop").count()) {
        await page.keyboard.press("Escape");
        await expect(page.locator(".dialog, .pop")).not.toHaveCount(left);
      }
    });
  }
  await expect(open.note).toHaveValue("Half a sen");
});

test("news in the inbox and on the board takes no focus either", async ({ asPerson, desk }) => {
  const [lead, agent] = [await desk.hire("lead"), await desk.hire("agent", ["early-arrears"], "Aaliyah")];
  const [{ ref }, second] = [await desk.openFor(lead), await desk.openFor(lead)];
  const page = await asPerson(lead);
  await page.goto("/inbox");
  await page.getByRole("link", { name: second.name }).focus();
  await remember(page);
  await desk.pay(ref, 500);
  await shows("Payment received on your case")(page);
  expect(await isWhereItWas(page)).toBe(true);

  await desk.openFor(agent);
  await page.goto("/board");
  const number = page.getByRole("button", { name: new RegExp(`all open, ${agent.name}$`) });
  await number.focus();
  await remember(page);
  await desk.openFor(agent);
  await expect(number).toHaveText("2");
  expect(await isWhereItWas(page)).toBe(true);
});

/** What changes most of a screen at once; returns the version that the open case is at then. */
async function push(desk: DeskApi, ref: string, other: string): Promise<number> {
  await desk.pay(other, 300);
  await desk.pay(ref, 700);
  const { version, events } = await desk.give(ref, "place-hold", { kind: "fraud", reason: "Look at this" });
  const [placed] = events;
  if (placed?.type !== "hold-placed") return version;
  return (await desk.give(ref, "lift-hold", { holdId: placed.data.holdId, reason: "Looked at" })).version;
}

async function remember(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as Remembering).before = document.activeElement;
  });
}

function isWhereItWas(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { before } = globalThis as Remembering;
    return before !== null && before !== document.body && before === document.activeElement;
  });
}
