import { join } from "node:path";
import type { Page } from "@playwright/test";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { CasePage, giveAs } from "./case-page.ts";
import type { DeskApi } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";
import { preferencesLink } from "./preferences-link.ts";

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

  test(`contact inside the law, ${colorScheme}`, async ({ asPerson, newPage, desk, idOf }) => {
    const ref = await dolores(desk, await idOf("amara"));
    const link = await preferencesLink(desk, ref);
    const { page } = await new CasePage(await asPerson("amara", options)).open(ref);
    for (const minutes of [42, 7]) {
      const occurredAt = new Date(Date.now() - minutes * 60_000).toISOString();
      await giveAs(page, ref, "record-contact", { ...NO_ANSWER, occurredAt });
    }
    await expect(page.getByRole("tab", { name: /^Call/ })).toContainText("2 of 7 used");
    await expect(page.getByRole("tab", { name: /^Email/ })).not.toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("w");
    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Email" });
    await form.getByLabel("Template").selectOption("payment-reminder-email");
    await expect(form.getByRole("region", { name: "Preview" })).toContainText("Dolores Whitaker");
    await shoot(page, `contact${ending}`);

    const theirs = await newPage("the customer", { ...options, viewport: { width: 390, height: 844 } });
    await theirs.goto(link);
    await theirs.getByRole("button", { name: "Stop emails" }).click();
    await expect(theirs.getByRole("status")).toContainText("You will get no more emails from us.");
    await shoot(theirs, `preferences${ending}`);

    const cara = await asPerson("cara", options);
    await cara.goto("/policy?pack=us");
    await expect(cara.getByText("Calls about a debt: at most 7 in seven days.")).toBeVisible();
    await shoot(cara, `policy${ending}`);
  });
}

const NO_ANSWER = { channel: "call", direction: "outbound", disposition: "no-answer" } as const;

/** A customer for whom it is about noon, so that the picture is the same at any hour. */
async function dolores(desk: DeskApi, owner: string): Promise<string> {
  const customer = { name: "Dolores Whitaker", phone: "+12125550164", email: "dolores@customer.example" };
  const { ref } = await desk.open({ ...customer, portfolio: "us-receivables", owedMinor: 84_250 });
  await desk.give(ref, "reassign", { toTeam: "early-arrears", toUser: owner, reason: "Speaks with her already." });
  await desk.give(ref, "set-residence", { timeZones: [zoneAtNoon(new Date().toISOString())] });
  return ref;
}

async function refOf(page: Page, name: string): Promise<string> {
  await page.goto("/queue?view=mine");
  const href = await page.getByRole("list", { name: "Cases" }).getByRole("link", { name }).getAttribute("href");
  return /C-[\w-]+/.exec(`${href}`)?.[0] ?? "";
}

async function shoot(page: Page, name: string): Promise<void> {
  await expect(page.locator("[aria-busy=true], .bones")).toHaveCount(0);
  await expect(page.getByText(/^Saving/)).toHaveCount(0);
  await page.mouse.move(720, 4);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), caret: "hide" });
}
