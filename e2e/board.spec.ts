import type { Page } from "@playwright/test";
import { addDays } from "#lib/domain/calendar.ts";
import type { Colleague, DeskApi } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

const team = "early-arrears";
const number = (page: Page, words: string, who: string) =>
  page.getByRole("button", { name: new RegExp(`^\\d+, ${words}, ${who}$`) });

async function held(desk: DeskApi, person: { id: string }, many: number): Promise<string[]> {
  const refs: string[] = [];
  for (let at = 0; at < many; at++) refs.push((await desk.openFor(person)).ref);
  return refs;
}

async function openList(page: Page, person: Colleague): Promise<void> {
  await page.goto("/board");
  await number(page, "all open", person.name).click();
  await expect(page.getByRole("heading", { name: new RegExp(`^${person.name}`) })).toBeFocused();
}

test("a lead assigns chosen cases by keyboard, and both leads' boards say so without a row moving", async ({
  asPerson,
  desk,
}) => {
  const [lead, other] = [await desk.hire("lead"), await desk.hire("lead")];
  const [from, to] = [await desk.hire("agent", [team], "Aaron"), await desk.hire("agent", [team], "Abel")];
  const refs = await held(desk, from, 3);
  const [page, second] = [await asPerson(lead), await asPerson(other)];
  await second.goto("/board");
  await expect(number(second, "all open", from.name)).toHaveText("3");
  const rows = () => second.locator(".board-table tbody th").allInnerTexts();
  const before = await rows();

  await openList(page, from);
  await page.getByRole("checkbox", { name: /Select all/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Assign to…" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: new RegExp(to.name) }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("3 cases will move")).toBeVisible();
  await expect(dialog.getByRole("row", { name: new RegExp(`^${to.name}`) })).toContainText(/0 .*3/);
  await dialog.getByRole("textbox", { name: "Why" }).fill("Aaron has too many.");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Reassign 3 cases" }).press("Enter");
  await expect(dialog.getByText("3 of 3 cases moved")).toBeVisible();
  await expect(dialog.getByRole("heading", { name: "Reassigned" })).toBeVisible();

  await expect(number(second, "all open", to.name)).toHaveText("3");
  // Who is hired or leaves meanwhile, by another test, may have joined or gone; nobody has changed places.
  const after = await rows();
  expect(after.filter((row) => before.includes(row))).toEqual(before.filter((row) => after.includes(row)));
  await expect(second.getByRole("region", { name: "Ownership changes" })).toContainText(lead.name);
  for (const ref of refs) expect((await desk.stateOf(ref)).owner.user).toBe(to.id);
});

test("a lead who looked earlier is told to whom each case went meanwhile, and by whom", async ({ asPerson, desk }) => {
  const [lead, other] = [await desk.hire("lead"), await desk.hire("lead")];
  const [from, first, late] = [
    await desk.hire("agent", [team], "Abbas"),
    await desk.hire("agent", [team], "Abby"),
    await desk.hire("agent", [team], "Abdul"),
  ];
  const [moved = "", stays = ""] = await held(desk, from, 2);
  const page = await asPerson(lead);
  const second = await asPerson(other);
  await openList(page, from);
  await page.getByRole("checkbox", { name: /Select all/ }).check();
  await page.getByRole("button", { name: "Assign to…" }).click();
  await page.getByRole("menuitem", { name: new RegExp(late.name) }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("2 cases will move")).toBeVisible();

  await openList(second, from);
  await second.getByRole("checkbox", { name: new RegExp(moved) }).check();
  await second.getByRole("button", { name: "Assign to…" }).click();
  await second.getByRole("menuitem", { name: new RegExp(first.name) }).click();
  await second.getByRole("textbox", { name: "Why" }).fill("Mine first.");
  await second.getByRole("button", { name: "Reassign 1 case" }).click();
  await expect(second.getByRole("dialog").getByText("1 of 1 case moved")).toBeVisible();

  await dialog.getByRole("textbox", { name: "Why" }).fill("Mine too.");
  await dialog.getByRole("button", { name: /^Reassign \d/ }).click();
  await expect(dialog.getByText("1 of 2 cases moved")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: moved })).toContainText(
    `Moved meanwhile to ${first.name}, Early Arrears by ${other.name}`,
  );
  expect((await desk.stateOf(stays)).owner.user).toBe(late.id);
  expect((await desk.stateOf(moved)).owner.user).toBe(first.id);
});

test("a paused board stands still, and shows the present when it is resumed", async ({ asPerson, desk }) => {
  const [lead, agent] = [await desk.hire("lead"), await desk.hire("agent")];
  await held(desk, agent, 1);
  const page = await asPerson(lead);
  await page.goto("/board");
  await expect(number(page, "all open", agent.name)).toHaveText("1");
  await page.getByRole("button", { name: /Pause live updates/ }).click();
  await held(desk, agent, 1);
  await expect(page.getByText(/Paused, \d+ waiting/).first()).toBeVisible();
  await expect(number(page, "all open", agent.name)).toHaveText("1");
  await page
    .getByRole("button", { name: /Resume/ })
    .first()
    .click();
  await expect(number(page, "all open", agent.name)).toHaveText("2");
});

test("who is away is said where cases are given, and gets none", async ({ asPerson, desk }) => {
  const [lead, away, cover] = [await desk.hire("lead"), await desk.hire("agent"), await desk.hire("agent")];
  const [ref = ""] = await held(desk, away, 1);
  const page = await asPerson(lead);
  await page.goto("/board");
  await page.getByRole("button", { name: "Cover absence" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who is away").selectOption(away.id);
  await dialog.getByLabel("Cover").selectOption(cover.id);
  await dialog.getByLabel("Last day").fill(addDays(new Date().toISOString().slice(0, 10), 2));
  await dialog.getByRole("button", { name: "Record absence" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(new RegExp(`${away.name} is away until .*, cover ${cover.name}`))).toBeVisible();
  // By itself, by the worker.
  await expect(number(page, "all open", cover.name)).toHaveText("1");
  expect((await desk.stateOf(ref)).owner.user).toBe(cover.id);

  await number(page, "all open", cover.name).click();
  await page.getByRole("checkbox", { name: /Select all/ }).check();
  await page.getByRole("button", { name: "Assign to…" }).click();
  await expect(page.getByRole("menuitem", { name: new RegExp(away.name) })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Somebody else…" }).click();
  await expect(dialog.getByRole("radio", { name: new RegExp(`${away.name}.*away until`) })).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `End now: ${away.name}` }).click();
  await page.getByRole("button", { name: "Give back…" }).click();
  await expect(dialog.getByText("1 case will move")).toBeVisible();
  await dialog.getByRole("button", { name: "Reassign 1 case" }).click();
  await expect(dialog.getByText("1 of 1 case moved")).toBeVisible();
  expect((await desk.stateOf(ref)).owner.user).toBe(away.id);
});

test("an agent is told that there is no board for them", async ({ asPerson }) => {
  const page = await asPerson("amara");
  await page.goto("/board");
  await expect(page.getByRole("heading", { name: "No board for your role" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Board" })).toHaveCount(0);
});
