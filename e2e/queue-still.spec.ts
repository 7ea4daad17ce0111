import type { Locator, Page } from "@playwright/test";
import type { Colleague, DeskApi, Opened } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

const list = "/queue?sort=updated";

test("the row under the pointer stays while fifty events reorder the list", async ({ asPerson, desk }) => {
  const { page, cases } = await listOf(desk, asPerson);
  const before = await names(page);
  const third = rows(page).nth(2);
  const name = before[2] ?? "";
  await third.hover();
  await shake(
    desk,
    cases.filter((one) => one.name !== name),
  );
  await expect(page.getByRole("button", { name: /changes to this list/ })).toHaveText(/^\d+ changes/);
  await expect(rows(page).filter({ hasText: "New" })).toHaveCount(cases.length - 1);
  expect(await names(page), "the order is as it was").toEqual(before);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/cases/${cases.find((one) => one.name === name)?.ref}`));
});

test("the row with focus stays, U applies what waited, and focus stays with its case", async ({ asPerson, desk }) => {
  const { page, cases } = await listOf(desk, asPerson);
  const before = await names(page);
  const name = before[2] ?? "";
  for (const _ of [1, 2, 3]) await page.keyboard.press("j");
  await expect(page.getByRole("link", { name })).toBeFocused();
  await shake(
    desk,
    cases.filter((one) => one.name !== name),
  );
  await expect(rows(page).filter({ hasText: "New" })).toHaveCount(cases.length - 1);
  expect(await names(page)).toEqual(before);
  await expect(page.getByRole("link", { name })).toBeFocused();

  await page.keyboard.press("u");
  await expect(rows(page).last()).toContainText(name);
  await expect(page.getByRole("button", { name: /to this list/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a row that leaves stays as a ghost until U, and says where the case is", async ({ asPerson, desk, idOf }) => {
  const { page, cases } = await listOf(desk, asPerson, 4);
  const [gone] = cases;
  await page.keyboard.press("j");
  await desk.give(gone?.ref ?? "", "reassign", {
    toTeam: "early-arrears",
    toUser: await idOf("ben"),
    reason: "Absent.",
  });
  const ghost = rows(page).filter({ hasText: "Now with Ben Whitlock, Early Arrears" });
  await expect(ghost).toContainText(gone?.name ?? "");
  await expect(ghost).toContainText("Leaves the list on U");
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press("u");
  await expect(rows(page)).toHaveCount(3);
  await expect(ghost).toHaveCount(0);
});

test("the list's state is in the address: it survives opening a case, a reload and going back", async ({
  asPerson,
  desk,
}) => {
  const { page, cases } = await listOf(desk, asPerson, 3);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitemradio", { name: "Largest balance" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/sort=balance/);
  const order = cases.map(({ name }) => name).toReversed();
  await expect.poll(() => names(page)).toEqual(order);
  await page.reload();
  await expect.poll(() => names(page)).toEqual(order);

  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1, name: order[0] })).toBeVisible();
  await expect(page).toHaveURL(/sort=balance/);
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1, name: order[1] })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: order[1] })).toBeVisible();
  await expect.poll(() => names(page)).toEqual(order);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: order[0] })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Choose a case" })).toBeVisible();
  await expect.poll(() => names(page)).toEqual(order);
});

/** A person of this test's own with `count` cases, the later the larger, and their list on the screen. */
async function listOf(desk: DeskApi, asPerson: (who: Colleague) => Promise<Page>, count = 6) {
  const owner = await desk.hire();
  const cases: Opened[] = [];
  for (let n = 0; n < count; n += 1) cases.push(await desk.openFor(owner, { owedMinor: 10_000 * (n + 1) }));
  const page = await asPerson(owner);
  await page.goto(list);
  await expect(rows(page)).toHaveCount(count);
  await expect(page.locator(".status .fresh")).toContainText("Live");
  return { page, cases };
}

/** Fifty events, one after the other, each of which puts its case on top of the list. */
async function shake(desk: DeskApi, cases: Opened[]): Promise<void> {
  for (let n = 0; n < 50; n += 1)
    await desk.give(cases[n % cases.length]?.ref ?? "", "add-note", { text: `Event ${n}` });
}

function rows(page: Page): Locator {
  return page.getByRole("list", { name: "Cases" }).getByRole("listitem");
}

function names(page: Page): Promise<string[]> {
  return rows(page).locator(".row-name").allTextContents();
}
