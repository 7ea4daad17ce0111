import { join } from "node:path";
import type { Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const FOLDER = join(import.meta.dirname, "..", "docs", "screenshots");
const LOOKS = [
  ["light", ""],
  ["dark", "-dark"],
] as const;

for (const [colorScheme, ending] of LOOKS) {
  const options = { colorScheme, reducedMotion: "reduce", viewport: { width: 1440, height: 900 } } as const;

  test(`the case and its handover, ${colorScheme}`, async ({ asPerson }) => {
    const priya = await asPerson("priya", options);
    const ref = await refOf(priya, "Ruth Achterberg");
    await new CasePage(await asPerson("amara")).open(ref);
    const ruth = await new CasePage(priya).open(ref);
    await expect(ruth.main).toContainText("Amara Obi viewing");
    await shoot(priya, `case${ending}`);

    await priya.keyboard.press("h");
    await ruth.dialog.getByLabel("To team").selectOption({ label: "Disputes" });
    await ruth.dialog.getByLabel("Team queue").check();
    await ruth.dialog.getByLabel("Reason").selectOption({ label: "Dispute" });
    await ruth.dialog
      .getByLabel("Situation")
      .fill("She says that one instalment of March is missing from the statement; the bank's letter has it.");
    await ruth.dialog.getByLabel("What you are asking for").fill("Compare the two, and tell her in large print.");
    await shoot(priya, `handover${ending}`);
    await ruth.dialog.getByRole("button", { name: "Cancel" }).click();
  });
}

async function refOf(page: Page, name: string): Promise<string> {
  await page.goto("/queue?view=mine");
  const href = await page.getByRole("list", { name: "Cases" }).getByRole("link", { name }).getAttribute("href");
  return /C-[\w-]+/.exec(`${href}`)?.[0] ?? "";
}

async function shoot(page: Page, name: string): Promise<void> {
  await expect(page.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
  await expect(page.getByText(/^Saving/)).toHaveCount(0);
  await page.mouse.move(720, 4);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), caret: "hide" });
}
