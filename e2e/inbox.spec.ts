import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const offer = { toTeam: "specialist-support", reason: "vulnerability", note: "He has lost his job." } as const;

test("what concerns me folds per case, leads to its event, and is cleared by keyboard", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const [first, second] = [await desk.openFor(agent), await desk.openFor(agent)];
  const page = await asPerson(agent);
  await page.goto("/inbox");
  const list = page.getByRole("list", { name: "Notices" });
  await expect(list.getByRole("link", { name: second.name })).toBeVisible();
  await page.mouse.move(0, 0);

  await desk.pay(first.ref, 500);
  const { version } = await desk.give(first.ref, "place-hold", { kind: "fraud", reason: "Look at this" });
  await expect(rowOf(page, first.name)).toContainText("Hold placed on your case, and 2 more");
  await expect(list.locator("li").first()).toContainText(first.name);
  await expect(page.getByRole("link", { name: /^Inbox/ })).toContainText("2 to clear");

  await page.keyboard.press("j");
  await expect(list.getByRole("link", { name: first.name })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cases/${first.ref}\\?event=${version}`));
  await expect(page.locator("[data-marked]")).toContainText("Hold placed: fraud");
  await page.goBack();
  await expect(rowOf(page, first.name)).not.toContainText("Unread");

  await rowOf(page, first.name).getByRole("button", { name: /^Done/ }).focus();
  await page.keyboard.press("Enter");
  await expect(list.getByRole("link", { name: first.name })).toHaveCount(0);
  await expect(list.getByRole("link", { name: second.name })).toBeFocused();
  await page.getByLabel("Show", { exact: true }).selectOption("done");
  const slow = Promise.withResolvers<void>();
  await page.route(`**/api/v1/inbox/${first.ref}`, (route) => slow.promise.then(() => route.continue()));
  await rowOf(page, first.name)
    .getByRole("button", { name: /^Put back/ })
    .click();
  await expect(page.getByText("Nothing done")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(list.getByRole("link", { name: second.name })).toBeVisible();
  slow.resolve();
  await expect(list.getByRole("link", { name: first.name })).toBeVisible();
  await page.getByLabel("About").selectOption("hold");
  await expect(list.getByRole("link")).toHaveText([first.name]);
  await expect(page).toHaveURL(/about=hold/);
});

test("the inbox does not move under the pointer", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const opened = [await desk.openFor(agent), await desk.openFor(agent), await desk.openFor(agent)];
  const page = await asPerson(agent);
  await page.goto("/inbox");
  const names = page.getByRole("list", { name: "Notices" }).getByRole("link");
  const before = opened.map(({ name }) => name).toReversed();
  await expect(names).toHaveText(before);
  const last = rowOf(page, before[2] ?? "");
  await last.getByRole("link").hover();
  await desk.pay(opened[0]?.ref ?? "", 700);
  await expect(last).toContainText("Payment received on your case");
  await expect(page.getByRole("button", { name: /changes? to this list/ })).toBeVisible();
  await expect(names).toHaveText(before);
  await page.keyboard.press("u");
  await expect(names).toHaveText([before[2] ?? "", before[0] ?? "", before[1] ?? ""]);
});

test("an offer is shown outside the tab to who chose that, without the customer, and leads to it", async ({
  asPerson,
  desk,
}) => {
  const [sender, receiver] = [await desk.hire(), await desk.hire("specialist", ["specialist-support"])];
  const page = await asPerson(receiver, { permissions: ["notifications"] });
  await page.addInitScript(stubNotifications, "default");
  await page.goto("/queue");
  await expect(page.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
  expect(await asks(page), "asked before any click").toBe(0);
  await switchNotifications(page, "off");
  expect(await asks(page)).toBe(1);

  const seen = await desk.openFor(sender);
  await look(page, true);
  await desk.give(seen.ref, "offer-handover", { ...offer, toUser: receiver.id });
  await expect(page.getByRole("link", { name: /^Inbox/ })).toContainText("1 to clear");
  expect(await shown(page), "shown to who is looking").toEqual([]);

  await look(page, false);
  const { ref, name } = await desk.openFor(sender);
  const offered = await desk.give(ref, "offer-handover", { ...offer, toUser: receiver.id });
  await expect.poll(() => shown(page)).toEqual([{ title: "Baton", body: "A handover was offered to you" }]);
  await page.evaluate(() => (window as unknown as Stub).notices.at(-1)?.onclick?.());
  const at = offered.events.find(({ type }) => type === "handover-offered")?.version;
  await expect(page).toHaveURL(new RegExp(`/cases/${ref}\\?event=${at}`));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Inbox/ })).toContainText("1 to clear");

  await switchNotifications(page, "on");
  await look(page, false);
  const third = await desk.openFor(sender);
  await desk.give(third.ref, "offer-handover", { ...offer, toUser: receiver.id });
  await expect(page.getByRole("link", { name: /^Inbox/ })).toContainText("2 to clear");
  expect(await shown(page), "switched off").toHaveLength(1);
});

test("who blocked notifications is told how to change that", async ({ asPerson, desk }) => {
  const page = await asPerson(await desk.hire());
  await page.addInitScript(stubNotifications, "denied");
  await page.goto("/queue");
  await pressSwitch(page, "off");
  const dialog = page.getByRole("dialog", { name: "Notifications are off" });
  await expect(dialog).toContainText("set Notifications to Allow");
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(dialog).toHaveCount(0);
});

test("a withdrawn offer is told to whom it was made, and no longer waits", async ({ asPerson, desk }) => {
  const [sender, receiver] = [await desk.hire(), await desk.hire("specialist", ["specialist-support"])];
  const { ref, name } = await desk.openFor(sender);
  await desk.give(ref, "offer-handover", { ...offer, toUser: receiver.id });
  const theirs = await asPerson(receiver);
  await theirs.goto("/inbox");
  await expect(rowOf(theirs, name)).toContainText("Waits for an answer");
  const handoverId = (await desk.stateOf(ref)).handover?.id ?? "";
  await desk.give(ref, "withdraw-handover", { handoverId });
  await expect(rowOf(theirs, name)).toContainText("was withdrawn");
  await expect(rowOf(theirs, name)).not.toContainText("Waits for an answer");
});

test("what reassigning many cases came to is told to the lead, with what was not moved and why", async ({
  asPerson,
  desk,
}) => {
  const lead = await desk.hire("lead");
  const [free, closed] = [await desk.open(), await desk.openFor(lead)];
  await desk.give(closed.ref, "close-case", { reason: "other" });
  const page = await asPerson(lead);
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
  const job = {
    commandId: `bulk-${closed.ref}`,
    items: [{ ref: free.ref }, { ref: closed.ref }],
    toTeam: "late-stage",
    reason: "Load",
  };
  const status = await page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/v1/reassignments", { method: "POST", headers, body: JSON.stringify(body) })).status;
  }, job);
  expect(status).toBe(202);
  await expect.poll(async () => (await desk.stateOf(free.ref)).owner.team).toBe("late-stage");
  await page.reload();
  const results = page.getByRole("region", { name: "Reassignments that have finished" });
  await expect(results).toContainText("2 cases to Late Stage: 1 moved, 1 not");
  await results.getByRole("button", { name: "Which were not moved" }).click();
  await expect(page.getByRole("dialog")).toContainText(`${closed.ref}Closed`);
  await page.keyboard.press("Escape");
  await results.getByRole("button", { name: /^Done/ }).click();
  await expect(results).toHaveCount(0);
});

function rowOf(page: Page, name: string) {
  return page.getByRole("list", { name: "Notices" }).locator("li").filter({ hasText: name });
}

async function pressSwitch(page: Page, from: "on" | "off"): Promise<Locator> {
  await page.getByRole("button", { name: /your menu/ }).click();
  const item = page.getByRole("menuitemcheckbox", { name: "Browser notifications" });
  await expect(item).toContainText(from);
  await item.click();
  return item;
}

async function switchNotifications(page: Page, from: "on" | "off"): Promise<void> {
  const item = await pressSwitch(page, from);
  await expect(item).toContainText(from === "on" ? "off" : "on");
  await page.keyboard.press("Escape");
  await expect(item).toHaveCount(0);
}

type Stub = { asked: number; looked: boolean; notices: { title: string; body: string; onclick?: () => void }[] };

/** Runs in the page: a browser's notifications, which only remember. */
function stubNotifications(permission: string): void {
  const kept = Object.assign(window, { asked: 0, looked: true, notices: [] as unknown[] });
  class Shown {
    static permission = permission;
    static async requestPermission() {
      kept.asked += 1;
      Shown.permission = permission === "denied" ? "denied" : "granted";
      return Shown.permission;
    }
    title: string;
    body: string;
    constructor(title: string, { body = "" }: { body?: string }) {
      this.title = title;
      this.body = body;
      kept.notices.push(this);
    }
    close() {}
  }
  Object.assign(window, { Notification: Shown });
  document.hasFocus = () => kept.looked;
}

const asks = (page: Page) => page.evaluate(() => (window as unknown as Stub).asked);
const shown = (page: Page) =>
  page.evaluate(() => (window as unknown as Stub).notices.map(({ title, body }) => ({ title, body })));

async function look(page: Page, looked: boolean): Promise<void> {
  await page.evaluate((value) => {
    (window as unknown as Stub).looked = value;
    window.dispatchEvent(new Event(value ? "focus" : "blur"));
  }, looked);
}
