import type { Page } from "@playwright/test";

/** What pages may load, in kB as it travels (gzip): a phone on a poor line waits for this before it can be used. */
export const SCRIPT_BUDGETS = { signIn: 170, case: 330 };

/**
 * Opens the address and adds up the scripts that it loads until the network is quiet. A page with an empty cache is
 * wanted: what comes out of a cache weighs nothing.
 */
export async function scriptWeight(page: Page, address: string): Promise<{ kilobytes: number; largest: string[] }> {
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize })),
  );
  if (scripts.some(({ bytes }) => bytes === 0))
    throw new Error("a script came out of a cache, or does not say its size");
  const heavy = scripts.toSorted((a, b) => b.bytes - a.bytes);
  return {
    kilobytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000,
    largest: heavy.slice(0, 8).map(({ name, bytes }) => `${name} ${(bytes / 1_000).toFixed(1)} kB`),
  };
}
