import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** `part`: what is new since the whole page was looked at; under an open dialog nothing else can be reached. */
export async function check(page: Page, what: string, part = "html"): Promise<void> {
  await expect(page.locator(part).first()).toBeVisible();
  expect.soft(await violations(page, part), what).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `${what}: pixels beyond the width`).toBe(0);
}

/** No rule is switched off. The scanner is brought to a page once, however often it is looked at there. */
async function violations(page: Page, part: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ part, tags }) => {
      const { axe: scanner } = globalThis as typeof globalThis & { axe: typeof import("axe-core") };
      const found = await scanner.run(part, { runOnly: tags, resultTypes: ["violations"] });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
      );
    },
    { part, tags },
  );
}
