import type { Locator, Page } from "@playwright/test";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { CasePage } from "../case-page.ts";
import { test as base, expect } from "../fixtures.ts";
import { isAlive, players } from "./kit/players.ts";
import { movesIn, watch } from "./kit/stillness.ts";

/** The day is played on a demo of its own: simulated colleagues would work on the cases of other tests. */
const test = base.extend<object, { demo: Server }>({
  demo: [
    async ({ browserName: _ }, use) => {
      const server = await startServer({ demo: true, key: process.env.BATON_E2E_KEY });
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ demo }, use) => use(demo.url.replace("127.0.0.1", "localhost")),
});

test.setTimeout(150_000);

const CHANGES = 16;

test("two windows watch the day: they live, and nothing in them moves", async ({ asPerson, desk, demo }) => {
  const amara = await asPerson("amara");
  const signals = countSignals(amara);
  await amara.goto("/queue?view=team");
  const rows = amara.getByRole("list", { name: "Cases" }).getByRole("listitem");
  await rows.nth(3).hover();

  const priya = await asPerson("priya");
  const row = (await desk.rows("team")).find(({ currency }) => currency === "GBP");
  const open = await new CasePage(priya).open(row?.ref ?? "");
  for (let n = 0; n < 20; n += 1) await desk.give(row?.ref ?? "", "add-note", { text: `Note ${n} of a long history.` });
  await open.note.fill("Half a sentence");
  await open.timeline.evaluate((list) => list.scrollTo(0, 300));
  await expect(open.timeline).toHaveJSProperty("scrollTop", 300);

  await daySwitch(priya).click();
  await expect(daySwitch(amara)).toHaveAttribute("aria-checked", "true");
  await expect(amara.locator(".demo-strip")).toContainText("started by Priya");
  await open.note.focus();
  await watch(amara, ".list li");
  await watch(priya, ".tl .ev");
  const before = signals.count;
  const changes = () => signals.count - before;

  await expect.poll(changes, { timeout: 60_000 }).toBeGreaterThan(CHANGES / 2);
  const { version } = await desk.pay(row?.ref ?? "", 500);
  await open.hasReached(version);
  await expect.poll(changes, { timeout: 60_000 }).toBeGreaterThan(CHANGES);
  await expect(rows.filter({ hasText: "New" }).first()).toBeVisible();

  for (const page of [amara, priya]) expect(await movesIn(page)).toEqual([]);
  await expect(open.note).toBeFocused();
  await expect(open.note).toHaveValue("Half a sentence");

  expect(players(demo)).toHaveLength(1);
  await daySwitch(amara).click();
  await expect(daySwitch(priya)).toHaveAttribute("aria-checked", "false");
  await expect.poll(() => players(demo)).toEqual([]);
});

test("the guided three minutes are walked in two windows, each step ticked by what happened", async ({
  asPerson,
  trouble,
}) => {
  trouble.expect(/status of 409/);
  const page = await asPerson("amara");
  const [amara, priya] = [new CasePage(page), new CasePage(await asPerson("priya"))];
  const tour = page.getByRole("region", { name: "Guided three minutes" });
  const now = page.locator(".tour-now");
  await page.goto("/queue");
  await expect(tour).toHaveCount(0);
  await helpItem(page, "Guided three minutes");
  await expect(now).toContainText("1 of 6: Two people, one case. Here: open C-");
  await expect(now).toContainText("sign in as Priya");
  const height = await tour.evaluate((strip) => strip.clientHeight);

  const ref = (await tour.getByRole("link").textContent()) ?? "";
  await tour.getByRole("link").click();
  await amara.isLive();
  await priya.open(ref);
  await expect(now).toContainText("2 of 6");

  await recordPayment(priya, "20");
  await expect(now).toContainText("3 of 6");
  await expect(amara.figure("Balance").locator("s")).toBeVisible();

  await page.keyboard.press("h");
  await amara.dialog.getByLabel("To team").selectOption({ label: "Specialist Support" });
  await amara.dialog.getByLabel("Team queue").check();
  await amara.dialog.getByLabel("Reason").selectOption({ label: "Financial difficulty" });
  await amara.dialog.getByLabel("Situation").fill("She has lost her job.");
  await recordPayment(priya, "20");
  await expect(amara.dialog).toContainText("Changed since you opened this.");
  await amara.dialog.getByRole("button", { name: "Offer handover" }).click();
  await expect(amara.dialog).toContainText("Not sent: the case has changed.");
  await expect(now).toContainText("4 of 6");

  await amara.dialog.getByRole("button", { name: "I have seen this" }).click();
  await expect(amara.dialog.getByLabel("Situation")).toHaveValue("She has lost her job.");
  await amara.dialog.getByRole("button", { name: "Offer handover" }).click();
  await expect(now).toContainText("5 of 6");

  await expect(priya.main).toContainText("offers this case to you");
  await priya.page.keyboard.press("a");
  await priya.dialog.getByLabel("Read back").fill("I ring on Monday and ask for her budget.");
  await priya.dialog.getByRole("button", { name: /^Accept/ }).click();
  await expect(now).toContainText("6 of 6");
  await expect(amara.owner).toContainText("Priya");
  expect(await tour.evaluate((strip) => strip.clientHeight), "the desk under it never moved").toBe(height);

  await daySwitch(page).click();
  await expect(now).toContainText("All 6 seen.");
  await daySwitch(page).click();

  await page.reload();
  await expect(now).toContainText("All 6 seen.");
  await tour.getByRole("button", { name: "Close the guided three minutes" }).click();
  await expect(tour).toHaveCount(0);
  await helpItem(page, "Guided three minutes, 6 of 6 seen");
  await tour.getByRole("button", { name: "Start again" }).click();
  await expect(now).toContainText("1 of 6");
  await expect(tour.getByRole("link")).not.toHaveText(ref);
});

test("kill -9 of the server ends the day with it", async ({ asPerson, demo, trouble }) => {
  trouble.expect(/ERR_CONNECTION|WebSocket|Failed to (load|fetch)/);
  const page = await asPerson("priya");
  await page.goto("/queue");
  await daySwitch(page).click();
  await expect.poll(() => players(demo)).toHaveLength(1);
  const [pid = 0] = players(demo);
  await demo.kill();
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  await page.close();
  await demo.start();
});

function daySwitch(page: Page): Locator {
  return page.getByRole("switch", { name: "Play the day", includeHidden: true });
}

function helpButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Help/ });
}

async function helpItem(page: Page, name: string): Promise<void> {
  await helpButton(page).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

async function recordPayment({ page, dialog }: CasePage, amount: string): Promise<void> {
  await page.keyboard.press("m");
  await dialog.getByLabel("Amount").fill(amount);
  await dialog.getByLabel("How it was paid").selectOption({ label: "Card" });
  await dialog.getByLabel("Payment reference").fill("TOUR");
  await dialog.getByRole("button", { name: "Record payment" }).click();
  await expect(dialog).toHaveCount(0);
}

/** How often this page was told that a row of its lists has changed. */
function countSignals(page: Page): { count: number } {
  const signals = { count: 0 };
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (`${payload}`.includes('"queue:change"')) signals.count += 1;
    }),
  );
  return signals;
}
