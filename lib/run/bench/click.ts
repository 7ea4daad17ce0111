import { chromium, type Page } from "@playwright/test";
import { browserLaunch } from "../browser.ts";
import { percentiles } from "./clients.ts";
import type { Line } from "./line.ts";
import type { Stand } from "./stand.ts";

const CLICKS = 60;
/** So many idle moments in a row without a request. */
const QUIET = 5;
const PASSWORD = process.env.BATON_DEMO_PASSWORD ?? "baton-demo";

/** A row click to the painted case in a real browser on a warm server: the figures and the newest entry stand there. */
export async function benchClick(stand: Stand): Promise<Line[]> {
  const browser = await chromium.launch(browserLaunch());
  const page = await browser.newPage({ baseURL: stand.url, viewport: { width: 1440, height: 900 } });
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: "amara@baton.example", password: PASSWORD, json: "true" };
  await page.request.post("/api/auth/callback/credentials", { form });
  await page.goto("/queue?view=all&sort=updated");
  const rows = page.locator("aside.list a[data-case]");
  await rows.nth(30).waitFor();
  await rows.first().click();
  await page.locator("main h1").waitFor();
  const [ours, floor]: [number[], number[]] = [[], []];
  const rest = restOf(page);
  for (let n = 0; n < CLICKS; n++) {
    await rest();
    ours.push(await timeClick(page, 1 + (n % 30)));
    await rest();
    floor.push(await timeFloor(page, 1 + (n % 30)));
  }
  await browser.close();
  return linesOf(percentiles(ours), percentiles(floor));
}

/** Waits until what the case before asked for is answered and drawn: people read before they click again. */
function restOf(page: Page): () => Promise<unknown> {
  let underway = 0;
  page.on("request", () => underway++);
  for (const end of ["requestfinished", "requestfailed"] as const) page.on(end as "requestfinished", () => underway--);
  const quiet = () => page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return async () => {
    for (let still = 0; still < QUIET; still = underway > 0 ? 0 : still + 1) await quiet();
  };
}

function linesOf(ours: ReturnType<typeof percentiles>, floor: ReturnType<typeof percentiles>): Line[] {
  const line = (of: "p50" | "p95" | "p99", goal?: Line["goal"]): Line => ({
    what: `a row's click to the painted case, ${of} of ${CLICKS}`,
    unit: "ms",
    ours: ours[of],
    goal,
    beside: [{ name: "same answer, one line painted", value: floor[of] }],
  });
  return [line("p50"), line("p95", { most: 100 }), line("p99")];
}

/**
 * Measured in the page: from the click until the frame is painted that shows the case's heading and its timeline. What
 * stands in the document in an animation frame is painted by that frame; the task after it runs when that is done.
 */
function timeClick(page: Page, row: number): Promise<number> {
  return page.evaluate(async (index) => {
    const link = document.querySelectorAll<HTMLElement>("aside.list a[data-case]")[index];
    const ref = link?.dataset.case ?? "";
    const began = performance.now();
    link?.click();
    await new Promise<void>((resolve) => {
      const look = () =>
        document.querySelector("main .head")?.textContent?.includes(ref) && document.querySelector("main .ev")
          ? setTimeout(resolve)
          : requestAnimationFrame(look);
      look();
    });
    return performance.now() - began;
  }, row);
}

/** The same answer asked for and read in the same page, and nothing drawn of it but one line. */
function timeFloor(page: Page, row: number): Promise<number> {
  return page.evaluate(async (index) => {
    const ref = document.querySelectorAll<HTMLElement>("aside.list a[data-case]")[index]?.dataset.case ?? "";
    const line = document.querySelector("#floor") ?? document.body.appendChild(document.createElement("p"));
    line.id = "floor";
    const began = performance.now();
    const answer = await (await fetch(`/api/v1/cases/${ref}?newest=100`)).json();
    line.textContent = answer.case.ref;
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, row);
}
