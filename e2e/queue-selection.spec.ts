import type { Page } from "@playwright/test";
import type { Colleague, DeskApi, Opened } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

test("a selection of five hundred survives live changes, rows that leave, paging and the list moving once", async ({
  asPerson,
  desk,
  idOf,
}) => {
  test.slow();
  const many = 520;
  const owner = await desk.hire("lead");
  const cases = await openMany(desk, owner, many);
  const page = await asPerson(owner);
  await page.goto("/queue?sort=balance");
  await expect(rows(page)).toHaveCount(50);
  await expect(page.locator(".status .fresh")).toContainText("Live");

  // Three more pages, with the pointer in the list: what is asked for stands below at once.
  for (const loaded of [250, 450, many]) {
    await page.getByRole("button", { name: "Show more" }).click();
    await expect(rows(page)).toHaveCount(loaded);
  }
  await expect(page.getByRole("button", { name: /to this list/ })).toHaveCount(0);
  await boxOf(page, 0).click();
  await boxOf(page, 499).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText("500 selected");
  const chosen = await chosenRefs(page);
  const order = await refs(page);
  expect(chosen).toEqual(order.slice(0, 500));

  // Forty cases change, ten of them leave for a colleague, five come: nothing moves, and the same 500 are chosen.
  const ben = await idOf("ben");
  for (const { ref } of cases.slice(100, 130)) await desk.pay(ref, 100);
  const leaving = cases.slice(200, 210).map(({ ref }) => ref);
  for (const ref of leaving)
    await desk.give(ref, "reassign", { toTeam: "early-arrears", toUser: ben, reason: "Absent." });
  for (let n = 0; n < 5; n += 1) await desk.openFor(owner, { owedMinor: 99_000_00 + n });
  await expect(page.locator(".row[data-ghost]")).toHaveCount(10);
  await expect(bar).toContainText("30 changed since you selected them");
  expect(await refs(page), "nothing moves while there is a selection").toEqual(order);
  expect(await chosenRefs(page)).toEqual(chosen);
  const waits = page.getByRole("button", { name: /wait while you have a selection/ });
  await expect(waits).toBeVisible();

  // Asked to, the list moves once. What is chosen is chosen by reference, on the list or no longer.
  await page.keyboard.press("u");
  await expect(page.locator(".row[data-ghost]")).toHaveCount(0);
  await expect(rows(page)).toHaveCount(many - 10 + 5);
  await expect(bar).toContainText("500 selected");
  await expect(bar).toContainText("10 no longer in this list");
  expect((await chosenRefs(page)).toSorted()).toEqual(chosen.filter((ref) => !leaving.includes(ref)).toSorted());

  // A click on a row opens that row's case and leaves the selection alone; Escape ends it.
  const third = (await refs(page))[2];
  await rows(page)
    .nth(2)
    .click({ position: { x: 200, y: 20 } });
  await expect(page).toHaveURL(new RegExp(`/cases/${third}`));
  await expect(bar).toContainText("500 selected");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
});

test("by keyboard: X takes the row, Shift+X the range, and the row that is selected and has focus opens under fifty events", async ({
  asPerson,
  desk,
}) => {
  const owner = await desk.hire();
  const cases = await openMany(desk, owner, 6);
  const page = await asPerson(owner);
  await page.goto("/queue?sort=updated");
  await expect(rows(page)).toHaveCount(6);
  await expect(page.locator(".status .fresh")).toContainText("Live");
  const before = await refs(page);
  for (const key of ["j", "x", "j", "j", "Shift+X"]) await page.keyboard.press(key);
  const bar = page.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText("3 selected");
  expect(await chosenRefs(page)).toEqual(before.slice(0, 3));
  const focused = page.locator(".row").filter({ has: page.locator("a:focus") });
  const [row, below] = [await focused.boundingBox(), await bar.boundingBox()];
  expect((row?.y ?? 0) + (row?.height ?? 0), "the bar covers no row").toBeLessThanOrEqual(below?.y ?? 0);

  for (let n = 0; n < 50; n += 1) await desk.give(cases[n % 6]?.ref ?? "", "add-note", { text: `Event ${n}` });
  await expect(page.locator(".row[data-changed]")).toHaveCount(6);
  expect(await refs(page)).toEqual(before);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cases/${before[2]}`));
  await expect(bar).toContainText("3 selected");
});

async function openMany(desk: DeskApi, owner: Colleague, count: number): Promise<Opened[]> {
  const cases: Opened[] = [];
  for (let begun = 0; begun < count; begun += 20) {
    const some = Array.from({ length: Math.min(20, count - begun) }, (_, n) =>
      desk.openFor(owner, { owedMinor: 1_000_000 - (begun + n) * 1_000 }),
    );
    cases.push(...(await Promise.all(some)));
  }
  return cases;
}

function rows(page: Page) {
  return page.getByRole("list", { name: "Cases" }).getByRole("listitem");
}

function boxOf(page: Page, at: number) {
  return rows(page).nth(at).getByRole("checkbox");
}

function refs(page: Page): Promise<string[]> {
  return page.locator("[data-row]").evaluateAll((all) => all.map((one) => one.getAttribute("data-row") ?? ""));
}

function chosenRefs(page: Page): Promise<string[]> {
  return page
    .locator("[data-row]:has(.pick input:checked)")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-row") ?? ""));
}
