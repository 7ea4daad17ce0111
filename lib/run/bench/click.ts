import { chromium } from "@playwright/test";
import { browserLaunch } from "../browser.ts";
import { percentiles } from "./clients.ts";
import type { Stand } from "./stand.ts";

const CLICKS = 60;
const PASSWORD = process.env.BATON_DEMO_PASSWORD ?? "baton-demo";

/** A row click to the painted case in a real browser on a warm server: the figures and the newest entry stand there. */
export async function benchClick(stand: Stand): Promise<void> {
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
  const times: number[] = [];
  for (let n = 0; n < CLICKS; n++) {
    await page.waitForLoadState("networkidle");
    times.push(await timeClick(page, 1 + (n % 30)));
  }
  await browser.close();
  const { p50, p95, p99 } = percentiles(times);
  console.log(`Row click to painted case, ${CLICKS} clicks, 1440×900, headless Chromium`);
  console.log(`  p50 ${p50.toFixed(0)} ms   p95 ${p95.toFixed(0)} ms (goal 100 or less)   p99 ${p99.toFixed(0)} ms\n`);
}

/** Measured in the page: from the click to the frame after the case's heading and its timeline are there. */
function timeClick(page: import("@playwright/test").Page, row: number): Promise<number> {
  return page.evaluate(async (index) => {
    const link = document.querySelectorAll<HTMLElement>("aside.list a[data-case]")[index];
    const ref = link?.dataset.case ?? "";
    const began = performance.now();
    link?.click();
    await new Promise<void>((resolve) => {
      const look = () =>
        document.querySelector("main .head")?.textContent?.includes(ref) && document.querySelector("main .ev")
          ? resolve()
          : requestAnimationFrame(look);
      look();
    });
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, row);
}
