import type { Page } from "@playwright/test";
import { CasePage } from "../case-page.ts";
import { expect, test } from "../fixtures.ts";
import type { Who } from "../sign-ins.ts";
import { listen } from "./spoken.ts";

const batch = 5_000;
const quiet = 10_000;

/** A page whose clock we turn: what is said waits on it, and never on the test. */
async function openWithClock(asPerson: (who: Who) => Promise<Page>, who: Who, ref: string) {
  const page = await asPerson(who);
  await withPatientLine(page);
  return openOn(page, ref);
}

async function openOn(page: Page, ref: string) {
  await page.clock.install();
  const open = await new CasePage(page).open(ref);
  return { page, open, said: await listen(page) };
}

/** From now on no time passes on the page but what the test lets pass, however long its own steps take. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 30_000));
}

/** Nothing is drawn while no time passes: each look lets a moment go by. */
async function drawn(page: Page, open: CasePage, version: number): Promise<void> {
  const shown = async () => {
    await page.clock.runFor(20);
    return (await open.freshness.textContent())?.trim();
  };
  await expect.poll(shown).toBe(`live #${version}`);
}

/** The line must not be taken for dead because our clock runs ahead of the server's pings. */
function withPatientLine(page: Page): Promise<void> {
  return page.routeWebSocket(/\/live\//, (browser) => {
    browser.connectToServer().onMessage((message) => {
      browser.send(
        typeof message === "string" ? message.replace(/"pingTimeout":\d+/, '"pingTimeout":600000') : message,
      );
    });
  });
}

test("what others do to the open case is said politely: together, summed up, at most once in ten seconds", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const { page, open, said } = await openWithClock(asPerson, agent, ref);
  await stopClock(page);
  await desk.pay(ref, 5_500);
  await desk.pay(ref, 500);
  const { version } = await desk.give(ref, "add-note", { text: "Rang in." });
  await drawn(page, open, version);
  expect((await said()).polite, "nothing yet: more may come").toEqual([]);

  await page.clock.runFor(batch);
  await expect.poll(async () => (await said()).polite).toHaveLength(1);
  expect((await said()).polite[0]).toMatch(
    /^3 updates: Payment received, £55\.00; Payment received, £5\.00; Note by .+$/,
  );

  await drawn(page, open, (await desk.pay(ref, 700)).version);
  await page.clock.runFor(quiet - batch);
  expect((await said()).polite, "ten seconds are not over").toHaveLength(1);
  await page.clock.runFor(batch);
  await expect.poll(async () => (await said()).polite).toHaveLength(2);
  expect((await said()).polite[1]).toBe("Payment received, £7.00");
  await page.clock.runFor(quiet);
  await expect(page.locator("body > [role=status]"), "what was said does not stay").toHaveText("");
  expect((await said()).urgent).toEqual([]);
});

test("one's own acts, other cases and ticks of clocks are no news", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const [{ ref }, other] = [await desk.openFor(agent), await desk.openFor(await desk.hire())];
  const { page, open, said } = await openWithClock(asPerson, agent, ref);
  await open.note.fill("He rings back.");
  await open.note.press("Control+Enter");
  await expect(open.note).toHaveValue("");
  await desk.pay(other.ref, 5_500);
  await page.clock.runFor(3 * quiet);
  expect(await said(), "only that it is saved").toEqual({ polite: ["Note saved."], urgent: [] });
});

test("a hold on the open case is said at once, and so is losing it while something is written", async ({
  asPerson,
  desk,
  idOf,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const { page, open, said } = await openWithClock(asPerson, agent, ref);
  await desk.give(ref, "place-hold", { kind: "fraud", reason: "Look at this" });
  await expect.poll(async () => (await said()).urgent).toEqual(["Hold placed: fraud"]);

  await open.note.fill("Half a sentence");
  const away = { toTeam: "early-arrears", toUser: await idOf("ben"), reason: "Absent." };
  await desk.give(ref, "reassign", away);
  await expect.poll(async () => (await said()).urgent).toHaveLength(2);
  expect((await said()).urgent[1]).toMatch(/Ben Whitlock/);
  await open.note.fill("");
  await desk.give(ref, "reassign", { ...away, toUser: agent.id });
  await desk.give(ref, "reassign", away);
  await open.isLive((await desk.stateOf(ref)).version);
  expect((await said()).urgent, "without anything written it can wait its turn").toHaveLength(2);
  await page.clock.runFor(2 * quiet);
  await expect.poll(async () => (await said()).polite.join()).toMatch(/Ben Whitlock/);
});

test("a link that is gone is said once, and what an open dialog covers leaves the regions to be heard", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const { page, open, said } = await openOn(await asPerson(agent), ref);
  await page.keyboard.press("m");
  await expect(open.dialog).toBeVisible();
  const covered = await page
    .locator("body > [aria-live]")
    .evaluateAll((regions) => regions.map((region) => region.closest("[aria-hidden=true], [inert]") !== null));
  expect(covered).toEqual([false, false]);
  await desk.give(ref, "place-hold", { kind: "fraud", reason: "Look at this" });
  await expect.poll(async () => (await said()).urgent).toEqual(["Hold placed: fraud"]);

  await page.context().setOffline(true);
  await page.clock.runFor(60_000);
  await page.clock.runFor(60_000);
  const gone = (await said()).polite.filter((words) => words.includes("Live updates stopped"));
  expect(gone).toHaveLength(1);
});

test("who wants to hear less hears what is important only, or nothing", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const { page, open, said } = await openWithClock(asPerson, agent, ref);
  const holdPlaced = () => desk.give(ref, "place-hold", { kind: "fraud", reason: "Look at this" });
  const choose = async (level: string) => {
    await page.getByRole("button", { name: /your menu/ }).click();
    await page.getByRole("menuitemradio", { name: level }).click();
    await page.keyboard.press("Escape");
  };
  await choose("Important only");
  await desk.pay(ref, 700);
  await open.isLive((await holdPlaced()).version);
  await page.clock.runFor(2 * quiet);
  expect(await said()).toEqual({ polite: [], urgent: ["Hold placed: fraud"] });

  await choose("Nothing");
  await open.isLive((await holdPlaced()).version);
  await page.clock.runFor(2 * quiet);
  expect(await said()).toEqual({ polite: [], urgent: ["Hold placed: fraud"] });
});

test("there are two regions in all, on every page from its first moment, and empty", async ({ asPerson, newPage }) => {
  const pages = { "/sign-in": await newPage("somebody"), "/queue": await asPerson("amara") };
  for (const [path, page] of Object.entries(pages)) {
    const html = await (await page.goto(path))?.text();
    const served = html?.match(/aria-live="(polite|assertive)"/g)?.toSorted();
    expect(served, path).toEqual(['aria-live="assertive"', 'aria-live="polite"']);
    await expect(page.locator("body > [aria-live]")).toHaveText(["", ""]);
    await expect(page.locator("[role=log], [role=marquee], [role=timer]")).toHaveCount(0);
  }
});
