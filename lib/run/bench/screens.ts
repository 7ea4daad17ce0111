import { randomUUID } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { browserLaunch } from "../browser.ts";
import { percentiles, post } from "./clients.ts";
import type { Line } from "./line.ts";
import { signIn } from "./signed-in.ts";
import { freePort, type Stand, startProcess } from "./stand.ts";

const SAMPLES = 200;
const PER_CASE = 50;
const VIEWPORT = { width: 1440, height: 900 };

/** Two people's screens side by side: what one clicks, and the number that the other's next line will have. */
type Screens = { from: Page; to: Page; button: string; prepare: () => Promise<void>; next: () => Promise<number> };

/**
 * A click in one browser until the frame is painted in another one's that shows what came of it; the same case open in
 * both, 200 samples. The floor is an empty page's click, one `ws` hop through a bare server, and one line.
 */
export async function benchScreens(stand: Stand): Promise<Line[]> {
  const browser = await chromium.launch(browserLaunch());
  const floor = await floorScreens(browser);
  const [ours, bare]: [number[], number[]] = [[], []];
  const desk = await deskScreens(browser, stand);
  for (let at = 0; at < SAMPLES / PER_CASE; at++) {
    await desk.show(await newCase(stand));
    for (let n = 0; n < PER_CASE; n++) {
      ours.push(await sample(desk));
      bare.push(await sample(floor.screens));
    }
  }
  await browser.close();
  await floor.stop();
  const [mine, theirs] = [percentiles(ours), percentiles(bare)];
  const line = (which: "p50" | "p99", most: number): Line => ({
    what: `click in one browser to painted in another, ${which} of ${SAMPLES}`,
    unit: "ms",
    ours: mine[which],
    goal: { most },
    beside: [{ name: "empty page, bare ws", value: theirs[which] }],
  });
  return [line("p50", 60), line("p99", 200)];
}

async function sample({ from, to, button, prepare, next }: Screens): Promise<number> {
  await prepare();
  const id = `event-${await next()}`;
  const painted = paintedAt(to, id);
  const clicked = await clickedAt(from, button);
  return (await painted) - clicked;
}

/** When the click was made, in milliseconds since the epoch by the browser's own steady clock. */
function clickedAt(page: Page, button: string): Promise<number> {
  return page.evaluate((selector) => {
    const at = performance.timeOrigin + performance.now();
    document.querySelector<HTMLButtonElement>(selector)?.click();
    return at;
  }, button);
}

/** When the frame with this line had been painted: the task after an animation frame's callback runs when it has. */
function paintedAt(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.getElementById(wanted)) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { childList: true, subtree: true });
        look();
      }),
    id,
  );
}

async function deskScreens(
  browser: Browser,
  stand: Stand,
): Promise<Screens & { show: (ref: string) => Promise<void> }> {
  const open = async (person: string) => {
    const context = await browser.newContext({ baseURL: stand.url, viewport: VIEWPORT });
    await signIn(context, person);
    return context.newPage();
  };
  const [from, to] = [await open("amara"), await open("ben")];
  const version = async (page: Page) =>
    Number((await page.locator("#main .head .fresh").textContent())?.replace(/\D/g, ""));
  return {
    from,
    to,
    show: async (ref) => {
      for (const page of [from, to]) {
        await page.goto(`/cases/${ref}`);
        await page.locator("#main .head .fresh", { hasText: /^live #\d+$/ }).waitFor();
      }
    },
    button: "#composer button[type=submit]",
    prepare: async () => {
      // The note before is saved, and both screens show it.
      await from.waitForFunction(() => document.querySelector<HTMLTextAreaElement>("#composer textarea")?.value === "");
      await from.locator("#main .head .fresh", { hasText: `live #${await version(to)}` }).waitFor();
      await from.getByRole("textbox", { name: "Note" }).fill("A note of the bench");
      await from.locator("#composer button[type=submit]:not([disabled]):not([aria-disabled=true])").waitFor();
    },
    next: async () => 1 + (await version(to)),
  };
}

/** A case that both people may write to. */
async function newCase({ url, key }: Stand): Promise<string> {
  const commandId = randomUUID();
  const customer = { name: "Ruth Bench", reference: commandId };
  const debts = [{ reference: "D1", balanceMinor: 10_000 }];
  const opening = JSON.stringify({ commandId, portfolio: "uk-cards", customer, debts });
  const { body } = await post(`${url}/api/v1/cases`, opening, { authorization: `Bearer ${key}` });
  return (JSON.parse(body) as { ref: string }).ref;
}

async function floorScreens(browser: Browser): Promise<{ screens: Screens; stop: () => Promise<void> }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const served = await startProcess(["lib/run/bench/floor-screen.ts"], { PORT: String(port) }, /floor is ready/, url);
  const open = async () => {
    const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
    await page.goto(url);
    await page.locator("body[data-open]").waitFor();
    return page;
  };
  let count = 0;
  const next = async () => ++count;
  const screens = { from: await open(), to: await open(), button: "button", prepare: async () => {}, next };
  return { screens, stop: served.stop };
}
