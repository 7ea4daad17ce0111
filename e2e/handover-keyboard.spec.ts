import type { Page } from "@playwright/test";
import { addDays } from "#lib/domain/calendar.ts";
import { CasePage, giveAs, tabTo } from "./case-page.ts";
import type { Colleague, DeskApi } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

test("a case goes from one person to another and back without a mouse", async ({ asPerson, desk }) => {
  const { sender, receiver, ref, name } = await twoPeople(desk);
  const from = await new CasePage(await asPerson(sender)).open(ref);
  const to = new CasePage(await asPerson(receiver));
  await to.page.goto("/queue?view=offered-to-me");
  await expect(to.page.getByRole("heading", { name: /^Offered to me \d+$/ })).toBeVisible();

  await from.page.keyboard.press("h");
  await fillOffer(from, receiver.name);
  await from.page.keyboard.press("Control+Enter");
  await expect(from.dialog).toHaveCount(0);
  await expect(from.owner).toContainText(receiver.name);
  // Two hours, give or take how far the browser's clock and the server's are from each other.
  await expect(from.owner).toContainText(/not yet accepted, (2h|2h 01m|1h 59m) left/);
  await expect(from.main.getByRole("heading", { level: 1 })).toBeFocused();

  await expect(to.page.getByRole("list", { name: "Cases" })).toContainText(name);
  await expect(to.page.getByRole("link", { name: "Inbox 1 to clear" })).toBeVisible();
  await to.page.keyboard.press("g");
  await to.page.keyboard.press("i");
  await expect(to.page.getByRole("list", { name: "Notices" })).toContainText("Handover offered to you");
  await tabTo(to.page.getByRole("list", { name: "Notices" }).getByRole("link", { name }));
  await to.page.keyboard.press("Enter");
  await to.isLive();
  await expect(to.main).toContainText(`${sender.name} offers this case to you.`);
  await expect(to.main).toContainText("Lost his job; wife is ill.");

  await tabTo(to.main.getByRole("button", { name: "Ask a question" }));
  await to.page.keyboard.press("Enter");
  await expect(to.dialog.getByLabel("Question")).toBeFocused();
  await to.page.keyboard.type("Has he a carer?");
  await to.page.keyboard.press("Control+Enter");
  await expect(to.dialog).toHaveCount(0);
  await expect(to.main.getByRole("button", { name: "Ask again" })).toBeFocused();

  await expect(from.main).toContainText("They ask: “Has he a carer?”");
  await tabTo(from.main.getByRole("button", { name: "Answer", exact: true }));
  await from.page.keyboard.press("Enter");
  await expect(from.dialog.getByLabel("Answer")).toBeFocused();
  await from.page.keyboard.type("His sister.");
  await from.page.keyboard.press("Control+Enter");
  await expect(from.dialog).toHaveCount(0);

  await expect(to.main).toContainText("Answer: “His sister.”");
  await to.page.keyboard.press("a");
  await expect(to.dialog.getByLabel("Read back")).toBeFocused();
  await to.page.keyboard.type("I ring on Monday and ask for his budget.");
  await to.page.keyboard.press("Control+Enter");
  await expect(to.dialog).toHaveCount(0);
  await expect(to.owner).toContainText("Owner: you since");
  await expect(from.owner).toContainText(`Owner: ${receiver.name}`);
  await expect(from.main).toContainText("I ring on Monday and ask for his budget.");

  await tabTo(to.main.getByRole("button", { name: "More acts" }));
  await to.page.keyboard.press("Enter");
  const back = to.page.getByRole("menuitem", { name: "Return", exact: true });
  for (let steps = 0; steps < 30 && !(await hasFocus(back)); steps += 1) await to.page.keyboard.press("ArrowDown");
  await to.page.keyboard.press("Enter");
  await expect(to.dialog.getByLabel("Why")).toBeFocused();
  await to.page.keyboard.type("He asked for you.");
  await to.page.keyboard.press("Control+Enter");
  await expect(to.dialog).toHaveCount(0);
  await expect(from.owner).toContainText("Owner: you since");
  await expect(from.main).toContainText("He asked for you.");
});

test("a handover is declined with a reason, and the sender keeps the case", async ({ asPerson, desk }) => {
  const { sender, receiver, ref } = await twoPeople(desk);
  const from = await new CasePage(await asPerson(sender)).open(ref);
  const to = await new CasePage(await asPerson(receiver)).open(ref);
  await offer(from.page, ref, receiver);
  await expect(to.main).toContainText("offers this case to you");
  await to.page.keyboard.press("d");
  await expect(to.dialog.getByLabel("Why")).toBeFocused();
  await to.page.keyboard.type("No cap");
  await to.page.keyboard.press("Control+Enter");
  await expect(to.dialog).toHaveCount(0);
  await expect(from.owner).toContainText("Owner: you since");
  await expect(from.timeline).toContainText("No capacity", { ignoreCase: true });
  expect((await desk.stateOf(ref)).owner.user).toBe(sender.id);
});

test("an offer is withdrawn until it is accepted, also under an open answer", async ({ asPerson, desk }) => {
  const { sender, receiver, ref } = await twoPeople(desk);
  const from = await new CasePage(await asPerson(sender)).open(ref);
  const to = await new CasePage(await asPerson(receiver)).open(ref);
  await offer(from.page, ref, receiver);
  await expect(to.main).toContainText("offers this case to you");
  await to.page.keyboard.press("a");
  await to.dialog.getByLabel("Read back").fill("Understood.");
  await tabTo(from.main.getByRole("button", { name: "Withdraw" }));
  await from.page.keyboard.press("Enter");
  await expect(from.owner).toContainText("Owner: you since");
  await expect(to.dialog).toContainText("This offer is no longer open.");
  await expect(to.dialog.getByLabel("Read back")).toHaveValue("Understood.");
  await to.page.keyboard.press("Escape");
  await expect(to.dialog).toHaveCount(0);
  await expect(to.owner).toContainText(`Owner: ${sender.name}`);
});

async function twoPeople(desk: DeskApi) {
  const sender = await desk.hire("agent", ["early-arrears"], "Sasha");
  const receiver = await desk.hire("specialist", ["specialist-support"], "Rowan");
  return { sender, receiver, ...(await desk.openFor(sender)) };
}

function offer(page: Page, ref: string, to: Colleague) {
  const data = {
    toTeam: "specialist-support",
    toUser: to.id,
    reason: "vulnerability",
    note: "Please take it.",
  } as const;
  return giveAs(page, ref, "offer-handover", data);
}

/** Every field of the offer in its order, by typing, arrows and Tab. */
async function fillOffer({ page, dialog }: CasePage, receiver: string): Promise<void> {
  const { keyboard } = page;
  await expect(dialog.getByLabel("To team")).toBeFocused();
  await keyboard.type("Specialist");
  await keyboard.press("Tab");
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await keyboard.type("Vuln");
  await keyboard.press("Tab");
  const who = dialog.getByRole("radio", { name: receiver });
  for (let steps = 0; steps < 40 && !(await who.isChecked()); steps += 1) await keyboard.press("ArrowDown");
  await expect(who).toBeFocused();
  await keyboard.press("Tab");
  await expect(dialog.getByLabel("Situation")).toBeFocused();
  await keyboard.type("Lost his job; wife is ill.");
  await keyboard.press("Tab");
  await expect(dialog.getByLabel("Already told or promised")).toBeFocused();
  await keyboard.type("No letters until Friday.");
  await keyboard.press("Tab");
  await expect(dialog.getByLabel("What you are asking for")).toBeFocused();
  await keyboard.type("Look at what he can afford.");
  await keyboard.press("Tab");
  await expect(dialog.getByLabel("By when")).toBeFocused();
  // The browser's own control is in the order of the browser's own language, which is that of its maker.
  const day = addDays(new Date().toISOString().slice(0, 10), 2);
  const [year, month, date] = day.split("-");
  await keyboard.type(`${month}${date}${year}`);
  await keyboard.press("ArrowRight");
  await keyboard.type("1000AM");
  await expect(dialog.getByLabel("By when")).toHaveValue(`${day}T10:00`);
  await tabTo(dialog.getByLabel("Accept within"));
  await keyboard.type("2 work");
  await expect(dialog.getByLabel("Accept within")).toHaveValue("120");
}

function hasFocus(item: ReturnType<Page["getByRole"]>): Promise<boolean> {
  return item.evaluate((element) => element === document.activeElement);
}
