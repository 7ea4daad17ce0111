import { check, LOOKS } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { ImportPages, importDesk } from "./import-desk.ts";

test.describe.configure({ mode: "parallel" });

for (const look of LOOKS) {
  test(`the import pages have no detectable violation: ${look.colorScheme}, ${look.viewport.width} px`, async ({
    asPerson,
    desk,
  }) => {
    test.slow();
    const { lead } = await importDesk(desk);
    const page = await asPerson(lead, look);
    await page.goto("/imports");
    await expect(page.getByRole("heading", { name: "You have imported nothing yet" })).toBeVisible();
    await check(page, "no import yet");
    const pages = new ImportPages(page);
    await page.goto("/imports/new");
    await check(page, "a new import");
    await pages.choose(
      "ledger.csv",
      "Customer ID,Name,Debt ref,Amount,Due date,Paid date,Type\nA,Ada,1,10,2026-01-05,2026-01-06,INV\nB,Bob,2,nothing,2026-01-05,,INV\nC,Cleo,3,5,2026-01-05,,CRN\n",
    );
    await pages.fact("Amount (required)").selectOption("column:Amount");
    await pages.fact("Opened").selectOption("earliest");
    await page.getByRole("button", { name: "Add a line" }).click();
    await page.getByLabel("Comparison of line 1").selectOption("greater");
    await check(page, "an unfinished mapping");
    await page.getByLabel("Column of Opened, day 1").selectOption("Due date");
    await page.getByLabel("Column of line 1").selectOption("Type");
    await page.getByLabel("Comparison of line 1").selectOption("equals");
    await page.getByLabel("Value of line 1").fill("INV");
    await pages.readsAs(/1 debt, 1 wrong, 1 left out by the filter/);
    await check(page, "a mapping with wrong rows");
    await page.getByRole("tab", { name: "As in the file" }).click();
    await check(page, "the file as it is", ".imp-preview");
    await page.getByRole("button", { name: "Values of Name" }).click();
    await page.getByRole("button", { name: "Another value" }).click();
    await check(page, "values", ".dialog");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await pages.dryRun();
    // One import runs at a time: those of other tests come first.
    await expect(page.getByText("The dry run found 1 good row: 1 case.")).toBeVisible({ timeout: 120_000 });
    await check(page, "a dry run");
    await page.reload();
    await expect(page.getByLabel(/The file ledger.csv again/)).toBeVisible();
    await check(page, "a dry run after a reload");
    await page.goto("/imports");
    await expect(page.getByRole("row", { name: /ledger.csv/ })).toBeVisible();
    await check(page, "the list");
  });
}
