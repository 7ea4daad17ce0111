import { expect, type Page } from "@playwright/test";
import axe, { type RunOnly } from "axe-core";
import { SCANNER } from "./scanner.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** All that axe asks, or what of it can be answered otherwise when nothing but colours has changed. */
export type Asked = "everything" | "colours";

const colours = axe.getRules(tags).filter((rule) => rule.tags.includes("cat.color"));
const ASKED: Record<Asked, RunOnly> = {
  everything: { type: "tag", values: tags },
  colours: { type: "rule", values: colours.map(({ ruleId }) => ruleId) },
};

const softly = expect.configure({ soft: true });

/** `part`: what is new since the whole page was looked at; under an open dialog nothing else can be reached. */
export async function check(page: Page, what: string, part = "html", asked: Asked = "everything"): Promise<void> {
  await expect(page.locator(part).first()).toBeVisible();
  expect.soft(await violations(page, part, ASKED[asked]), what).toEqual([]);
  await fits(page, what);
}

/** Waited for: what asks for the width answers with the next frame. */
export async function fits(page: Page, what: string): Promise<void> {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await softly.poll(over, `${what}: pixels beyond the width`).toBe(0);
}

/** No rule is switched off. The scanner is brought to a page once, however often it is looked at there. */
async function violations(page: Page, part: string, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SCANNER);
  return page.evaluate(
    async ({ part, runOnly }) => {
      const { axe: scanner } = globalThis as typeof globalThis & { axe: typeof import("axe-core") };
      const found = await scanner.run(part, { runOnly, resultTypes: ["violations"] });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
      );
    },
    { part, runOnly },
  );
}
