import type { Page } from "@playwright/test";
import { ImportPages, importDesk } from "../import-desk.ts";
import { choose, press, type Screen, shows } from "./screen.ts";

const LEDGER = `Customer ID,Name,Debt ref,Amount,Due date,Paid date,Type
A,Ada,1,10,2026-01-05,2026-01-06,INV
B,Bob,2,nothing,2026-01-05,,INV
C,Cleo,3,5,2026-01-05,,CRN
`;

/** One import runs at a time: those of other tests come first. */
const ITS_TURN = { timeout: 120_000 };

export const IMPORT_SCREENS: Screen[] = [
  {
    id: "import",
    given: async ({ desk }) => ({ who: (await importDesk(desk)).lead, path: "/imports/new" }),
    ready: shows("Files to try with"),
    complains: [/status of (413|422|500)/],
    states: {
      "a file that is refused": {
        act: async (page) => {
          await new ImportPages(page).choose("book.xlsx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]));
          await shows("This file cannot be imported as it is.")(page);
        },
      },
      "an unfinished mapping": { act: beginMapping },
      "a mapping with wrong rows": { act: finishMapping },
      "the file as it is": {
        act: (page) => page.getByRole("tab", { name: "As in the file" }).click(),
        part: ".imp-preview",
      },
      "values of a column": { act: press("Values of Name"), part: ".dialog" },
      "another value": { act: press("Another value"), part: ".dialog" },
      "keeping the mapping": {
        act: async (page) => {
          await page.keyboard.press("Escape");
          await page.locator(".dialog").waitFor({ state: "detached" });
          await choose("Keep", "Keep under a name")(page);
        },
        part: ".dialog",
      },
      "a dry run": {
        act: async (page) => {
          await page.keyboard.press("Escape");
          await page.locator(".dialog").waitFor({ state: "detached" });
          await new ImportPages(page).dryRun();
          await page.getByText("The dry run found 1 good row: 1 case.").waitFor(ITS_TURN);
        },
      },
      "a dry run after a reload": {
        act: async (page) => {
          await page.reload();
          await page.getByLabel(/The file ledger.csv again/).waitFor();
        },
      },
      "the list": {
        act: async (page) => {
          await page.goto("/imports");
          await page.getByRole("row", { name: /ledger.csv/ }).waitFor();
        },
      },
      "an import that does not load": {
        act: async (page) => {
          await page.route(/\/api\/v1\/imports\/[0-9a-f-]{36}$/, (route) => route.fulfill({ status: 500 }));
          await page.getByRole("link", { name: "ledger.csv" }).click();
          await shows("The import did not load.")(page);
        },
      },
    },
  },
  {
    id: "imports",
    given: async ({ desk }) => ({ who: await desk.hire("lead"), path: "/imports" }),
    ready: shows("You have imported nothing yet"),
    error: { request: /\/api\/v1\/imports(\?|$)/, says: "The list did not load." },
  },
];

async function beginMapping(page: Page): Promise<void> {
  const pages = new ImportPages(page);
  await pages.choose("ledger.csv", LEDGER);
  await pages.fact("Amount (required)").selectOption("column:Amount");
  await pages.fact("Opened").selectOption("earliest");
  await page.getByRole("button", { name: "Add a line" }).click();
  await page.getByLabel("Comparison of line 1").selectOption("greater");
}

async function finishMapping(page: Page): Promise<void> {
  await page.getByLabel("Column of Opened, day 1").selectOption("Due date");
  await page.getByLabel("Column of line 1").selectOption("Type");
  await page.getByLabel("Comparison of line 1").selectOption("equals");
  await page.getByLabel("Value of line 1").fill("INV");
  await new ImportPages(page).readsAs(/1 debt, 1 wrong, 1 left out by the filter/);
}
