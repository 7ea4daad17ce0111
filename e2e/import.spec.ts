import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { ImportPages, importDesk } from "./import-desk.ts";

test.describe.configure({ mode: "parallel" });

/** One import runs at a time: those of the tests beside this one come first. */
const ITS_TURN = { timeout: 120_000 };

test("the credit card sample goes from file to open cases; what its mapping lacks here is said and mended", async ({
  asPerson,
  desk,
}) => {
  test.slow();
  const { lead, portfolio } = await importDesk(desk);
  const page = await asPerson(lead);
  await page.goto("/queue");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Import" }).click();
  await expect(page.getByRole("heading", { name: "You have imported nothing yet" })).toBeVisible();
  await page.getByRole("button", { name: "Credit card default" }).click();

  const pages = new ImportPages(page);
  await expect(pages.fact("Portfolio (required)")).toHaveAccessibleDescription(/there is no portfolio uk-cards/i);
  await pages.constant("Portfolio (required)", portfolio);
  await expect(pages.fact("Portfolio (required)")).not.toHaveAccessibleDescription(/there is no portfolio/i);
  await expect(pages.fact("Currency (required)")).toHaveAccessibleDescription(/portfolio's currency is TWD/i);
  await pages.constant("Currency (required)", "TWD");
  await pages.readsAs(/^Of the first [\d,]+ rows: \d+ debts, [\d,]+ left out by the filter/);
  await expect(pages.preview.getByRole("row", { name: /^2 1 1 UCI sample cards \$3,913\.00/ })).toBeVisible();
  await expect(pages.preview.getByText("Left out by the row filter").first()).toBeVisible();

  await pages.dryRun();
  await expect(page.getByText("The dry run found 5,129 good rows: 5,129 cases.")).toBeVisible(ITS_TURN);
  expect((await desk.get<{ items: unknown[] }>(`/cases?view=all&portfolio=${portfolio}`)).items).toEqual([]);
  await page.getByRole("button", { name: "Import 5,129 rows" }).click();
  await expect(page.getByText("Done: 5,129 cases of 5,129 customers.")).toBeVisible(ITS_TURN);
  await page.getByRole("link", { name: "See them in the queue" }).click();
  const row = page
    .locator("#queue")
    .getByRole("listitem")
    .filter({ has: page.locator("a[data-case]") })
    .first();
  await expect(row).toContainText("$");
  await row.locator("a[data-case]").click();
  await expect(page.getByText("Waiting, not taken").first()).toBeVisible();
  await page.goto("/imports");
  await expect(page.getByRole("row", { name: /credit-card-default.csv Done 30,000 5,129 0/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /credit-card-default.csv Done Dry run 30,000 none 0/ })).toBeVisible();
});

test("an import is paused, stands still over a reload and in a second window, and is resumed from there", async ({
  asPerson,
  desk,
}) => {
  test.slow();
  const { lead, portfolio } = await importDesk(desk);
  const page = await asPerson(lead);
  const pages = new ImportPages(page);
  const rows = Array.from({ length: 8_000 }, (_, at) => `C${at},D${at},${at + 1}`);
  await pages.begin("many.csv", ["Customer ID,Debt ref,Amount", ...rows].join("\n"));
  await pages.readsAs(/^Of 8,000 rows: 8,000 debts\./);
  await page.getByRole("button", { name: "Import without a dry run" }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("button", { name: "Resume", exact: true })).toBeFocused();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();

  const second = await asPerson(lead);
  await second.goto("/imports");
  await second.getByRole("link", { name: "many.csv" }).click();
  await expect(second.getByText(/paused since/)).toBeVisible();
  await second.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(page.getByText("Done: 8,000 cases of 8,000 customers.")).toBeVisible(ITS_TURN);
  await expect(second.getByText("Done: 8,000 cases of 8,000 customers.")).toBeVisible();
  const answer = await desk.get<{ items: unknown[] }>(`/cases?view=waiting&portfolio=${portfolio}&limit=200`);
  expect(answer.items).toHaveLength(200);
});

test("wrong rows are told, come back as a file with reasons, and go in once they are corrected", async ({
  asPerson,
  desk,
  trouble,
}) => {
  test.slow();
  trouble.expect(/status of 422/);
  const { lead } = await importDesk(desk);
  const page = await asPerson(lead);
  const pages = new ImportPages(page);
  await pages.begin(
    "ledger.csv",
    "Customer ID;Debt ref;Amount;Due date;Email\nA;1;1.240,50;31/01/2026;a@example.com\nB;2;12,00;1/2/2026;b at example\n",
  );
  await expect(page.getByLabel("Between cells")).toContainText("As found: Semicolon");
  await expect(page.getByLabel("Number format of Amount")).toHaveValue("3");
  await expect(page.getByLabel("Date format of Due")).toHaveValue("D/M/YYYY");
  await pages.readsAs(/1 debt, 1 wrong/);
  await expect(pages.fact("Email")).toHaveAccessibleDescription(/1 of the first 2 rows.*is no email address/);
  const date = page.getByLabel("Date format of Due");
  await date.fill("M-D");
  await expect(pages.fact("Due")).toHaveAccessibleDescription(/Write the format with one day/);
  await expect(page.getByRole("button", { name: "Dry run", exact: true })).toHaveAttribute("aria-disabled", "true");
  await date.fill("D/M/YYYY");

  await pages.choose("book.xlsx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]));
  await expect(page.getByRole("alert").filter({ hasText: "cannot be imported as it is" })).toContainText(
    /Excel workbook.*save its rows as CSV/,
  );
  await pages.choose(
    "ledger.csv",
    "Customer ID;Debt ref;Amount;Due date;Email\nA;1;1.240,50;31/01/2026;a@example.com\nB;2;12,00;1/2/2026;b at example\n",
  );
  await expect(date).toHaveValue("D/M/YYYY");
  await pages.readsAs(/1 debt, 1 wrong/);

  await pages.dryRun();
  await expect(page.getByText("The dry run found 1 good row: 1 case.")).toBeVisible(ITS_TURN);
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByText("Done: 1 case of 1 customer.")).toBeVisible(ITS_TURN);
  await expect(page.getByRole("row", { name: /^3 Email Email .* is no email address/ })).toBeVisible();
  const file = await download(page);
  expect(file).toMatch(/^Customer ID,Debt ref,Amount,Due date,Email,reason\r\nB,2,"12,00",1\/2\/2026,b at example,/);
  expect(file).toMatch(/is no email address/);

  await page.getByRole("link", { name: "Use its mapping again" }).click();
  await expect(page.getByText("The mapping is ready.")).toBeVisible();
  await pages.choose("errors.csv", file.replace("b at example", "b@example.com"));
  await expect(date).toHaveValue("D/M/YYYY");
  await pages.readsAs(/^Of 1 row: 1 debt\.$/);
  await page.getByRole("button", { name: "Import without a dry run" }).click();
  await expect(page.getByText("Every row went in.")).toBeVisible(ITS_TURN);
});

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Error file" }).click(),
  ]);
  return readFile(await file.path(), "utf8");
}

test("a mapping with values, a filter and several days is kept, taken up in another file, renamed and deleted", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 4(09|22)/);
  const { lead } = await importDesk(desk);
  const page = await asPerson(lead);
  const pages = new ImportPages(page);
  const name = `Kept ${lead.id.slice(0, 8)}`;
  const csv =
    "Customer,Debt ref,Amount,Land,Type,Disputed,Due date,Paid date\nA,1,10,44,INV,Ja,2026-01-05,2026-01-03\nB,2,20,49,CRN,Nein,2026-01-05,\n";
  await pages.begin("values.csv", csv);
  await pages.fact("Country").selectOption("column:Land");
  await page.getByRole("button", { name: "Values of Country" }).click();
  const dialog = page.getByRole("dialog", { name: "Values of Country" });
  await dialog.getByRole("button", { name: "Add the 2 found in the first rows" }).click();
  await dialog.getByLabel("means 1").fill("GB");
  await dialog.getByLabel("means 2").fill("DE");
  await dialog.getByRole("button", { name: "Use these" }).click();
  await expect(dialog).toHaveCount(0);
  await pages.fact("Disputed").selectOption("column:Disputed");
  await page.getByRole("button", { name: "Values of Disputed", exact: true }).click();
  await page.getByRole("button", { name: "Add the 2 found in the first rows" }).click();
  await page.getByLabel("means 2").selectOption("No");
  await page.getByRole("button", { name: "Use these" }).click();
  await pages.fact("Disputed on").selectOption("earliest");
  await page.getByLabel("Column of Disputed on, day 1").selectOption("Due date");
  await page.getByRole("button", { name: "Another day" }).click();
  await page.getByLabel("Column of Disputed on, day 2").selectOption("Paid date");
  await page.getByRole("button", { name: "Add a line" }).click();
  await page.getByLabel("Column of line 1").selectOption("Type");
  await page.getByLabel("Value of line 1").fill("INV");
  await pages.readsAs(/1 debt, 1 left out by the filter/);
  await expect(pages.preview.getByRole("row", { name: /^2 A GB/ })).toContainText("Disputed 2026-01-03");

  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("menuitem", { name: "Keep under a name" }).click();
  await page.getByLabel("Name", { exact: true }).last().fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Keep" }).click();
  await expect(page.getByLabel("Mapping from")).toContainText(name);

  const second = await asPerson(lead);
  const other = new ImportPages(second);
  await other.begin("june.csv", csv.replaceAll("44", "49"));
  await second.getByLabel("Mapping from").selectOption(name);
  await expect(second.getByRole("button", { name: "Values of Country" })).toHaveText("2 values");
  await expect(other.preview.getByRole("row", { name: /^2 A DE/ })).toBeVisible();
  await second.getByRole("button", { name: "Keep", exact: true }).click();
  await second.getByRole("menuitem", { name: "Rename" }).click();
  await second.getByRole("dialog").getByLabel("Name").fill(`${name} again`);
  await second.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(second.getByLabel("Mapping from")).toContainText(`${name} again`);
  await second.getByRole("button", { name: "Keep", exact: true }).click();
  await second.getByRole("menuitem", { name: "Delete" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(second.getByLabel("Mapping from")).not.toContainText(name);
  await expect(second.getByRole("button", { name: "Values of Country" })).toHaveText("2 values");
});

test("only leads have the page, and nothing of a file is in an address or in the browser's stores", async ({
  asPerson,
  desk,
}) => {
  const agent = await asPerson(await desk.hire());
  await agent.goto("/imports");
  await expect(agent.getByRole("heading", { name: "Only team leads import" })).toBeVisible();
  await expect(agent.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Import" })).toHaveCount(0);

  const { lead } = await importDesk(desk);
  const page = await asPerson(lead);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await new ImportPages(page).begin("secret.csv", "Customer ID,Name,Debt ref,Amount\nA,Unmistakable,1,10\n");
  await expect(page.getByRole("row", { name: /Unmistakable/ })).toBeVisible();
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect([...asked, stored, page.url()].join("\n")).not.toContain("Unmistakable");
});
