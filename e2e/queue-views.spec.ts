import type { Page } from "@playwright/test";
import type { Colleague, DeskApi, Opened } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

test("filters stand as chips and in the address, go one by one, and an empty list offers to clear them", async ({
  asPerson,
  desk,
}) => {
  const { page, cases } = await listOf(desk, asPerson, [10_000, 80_000, 90_000]);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Filter the list" });
  await form.getByLabel("Balance from").fill("800");
  await form.getByLabel("Holds").selectOption("Not on hold");
  await form.getByRole("button", { name: "Apply filters" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(/hold=none/);
  await expect(page).toHaveURL(/balanceMin=80000/);
  const chips = page.getByRole("list", { name: "Filters" });
  await expect(chips.getByRole("listitem")).toHaveText([/Not on hold/, /Balance from 800\.00/]);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await desk.give(cases[1]?.ref ?? "", "place-hold", { kind: "fraud", reason: "Checking" });
  await chips.getByRole("button", { name: /Balance from/ }).click();
  await expect(rows(page)).toHaveCount(2);

  await page.goto("/queue?status=disputed");
  await expect(page.getByText("Nothing fits these filters")).toBeVisible();
  await page.locator(".empty").getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page).not.toHaveURL(/status/);
});

test("a list is kept as a view, shared, opened by a colleague from its address, deleted, and brought back", async ({
  asPerson,
  desk,
}) => {
  const { page, owner } = await listOf(desk, asPerson, [10_000, 90_000]);
  const name = `Large ${owner.name.slice(-4)}`;
  await page.goto("/queue?sort=balance&balanceMin=80000");
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save as a new view" }).click();
  const form = page.getByRole("dialog", { name: "Save this list as a view" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Who sees it").selectOption("Early Arrears");
  await form.getByRole("button", { name: "Save view" }).click();
  await expect(page).toHaveURL(/\/queue\?view=v_[0-9a-z]{10}$/);
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  const address = page.url();

  // The same address in a colleague's browser is the same list, of what the colleague may see.
  const ben = await asPerson("ben");
  await ben.goto(address);
  await expect(ben.getByRole("heading", { level: 2, name })).toBeVisible();
  await expect(ben.getByRole("list", { name: "Filters" })).toContainText("Balance from 800.00");
  await ben.getByRole("button", { name: "Views" }).click();
  await expect(ben.getByRole("menuitem", { name: /Rename or share/ })).toContainText("Only its owner or a lead");
  await ben.keyboard.press("Escape");

  await page.getByRole("button", { name: /Remove filter Balance/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: `${name}, changed` })).toBeVisible();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: `Save changes to ${name}` }).click();
  await expect(page).toHaveURL(address);
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: `Delete ${name}` }).click();
  await expect(page.getByRole("heading", { level: 2, name: /My open cases/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(name) }).click();
  await expect(page).toHaveURL(address);
  await expect(rows(page)).toHaveCount(2);
});

test("the address of a view that is not shared, or was deleted, says so and leads on", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 404/);
  const page = await asPerson(await desk.hire());
  await page.goto("/queue?view=v_0000000000");
  await expect(page.getByText("This view was deleted, or is not shared with you.")).toBeVisible();
  await page.getByRole("button", { name: "See my open cases" }).click();
  await expect(page.getByText("No open case is yours")).toBeVisible();
});

test("the table sorts by its headers, opens by row, is this person's choice everywhere, and gives the list back", async ({
  asPerson,
  desk,
}) => {
  const { page, cases } = await listOf(desk, asPerson, [20_000, 30_000, 10_000]);
  const saved = page.waitForResponse("**/me/preferences");
  await page.keyboard.press("v");
  expect((await saved).ok()).toBe(true);
  const table = page.getByRole("region", { name: "Cases" }).getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(4);
  await table.getByRole("button", { name: "Balance" }).click();
  await expect(table.getByRole("columnheader", { name: "Balance" })).toHaveAttribute("aria-sort", "descending");
  await expect(table.getByRole("rowheader")).toHaveText([1, 0, 2].map((at) => cases[at]?.name ?? ""));
  const heights = await table
    .locator("tbody tr")
    .evaluateAll((trs) => trs.map((tr) => tr.getBoundingClientRect().height));
  expect(new Set(heights), "one line a case").toEqual(new Set([32]));
  await page.reload();
  await expect(table.getByRole("rowheader").first()).toHaveText(cases[1]?.name ?? "");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: cases[0]?.name })).toBeVisible();
  await page.goBack();
  await expect(table.getByRole("link", { name: cases[0]?.name }), "the table goes on where it was left").toBeFocused();
  await page.getByRole("button", { name: "List view" }).click();
  await expect(page.getByRole("list", { name: "Cases" })).toBeVisible();
});

/** A person of this test's own with one case of each balance, and their list on the screen. */
async function listOf(desk: DeskApi, asPerson: (who: Colleague) => Promise<Page>, balances: number[]) {
  const owner = await desk.hire();
  const cases: Opened[] = [];
  for (const owedMinor of balances) cases.push(await desk.openFor(owner, { owedMinor }));
  const page = await asPerson(owner);
  await page.goto("/queue");
  await expect(rows(page)).toHaveCount(balances.length);
  await expect(page.locator(".status .fresh")).toContainText("Live");
  return { page, owner, cases };
}

function rows(page: Page) {
  return page.getByRole("list", { name: "Cases" }).getByRole("listitem");
}
