import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every look that a screen is looked at in. Without motion nothing is looked at while it fades in. */
export const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1440, 320].map((width) => ({
    colorScheme,
    reducedMotion: "reduce" as const,
    viewport: { width, height: width === 320 ? 640 : 900 },
  })),
);

/** `part`: what is new since the whole page was looked at; under an open dialog nothing else can be reached. */
export async function check(page: Page, what: string, part = "html"): Promise<void> {
  await expect(page.locator(part).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(tags).include(part).analyze();
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect.soft(said, what).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `${what}: pixels beyond the width`).toBe(0);
}
