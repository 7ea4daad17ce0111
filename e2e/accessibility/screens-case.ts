import { expect, type Page } from "@playwright/test";
import { CasePage, giveAs } from "../case-page.ts";
import { callInVain, openAtNoon } from "../contact-case.ts";
import type { DeskApi } from "../desk-api.ts";
import { choose, keys, press, type Screen, shows } from "./screen.ts";

const acts = [
  "Log outcome",
  "Record a payment",
  "Record a promise",
  "Make a plan",
  "Income and expenditure",
  "Set the next action",
  "Change a contact point",
  "Place a hold",
  "Lift a hold",
  "Open a dispute",
  "Resolve a dispute",
  "Open a complaint",
  "Record a disclosure",
  "Hand over",
  "Return",
  "Reassign now",
  "Reverse a payment",
  "Add a debt",
  "Close the case",
];
/** One of each kind of form; the others have the same fields. */
const PREFERENCES = [
  "Opt out of a channel",
  "Withdraw the request to stop",
  "Language",
  "Where the customer lives",
  "Record a representative",
  "Default on a debt",
];
const live = (page: Page) => new CasePage(page).isLive();

export const CASE_SCREENS: Screen[] = [
  {
    id: "case",
    given: async ({ desk }) => {
      const who = await desk.hire("lead");
      return { who, path: `/cases/${await richCase(desk, who)}` };
    },
    ready: writeNote,
    dialogs: {
      "more acts": press("More acts"),
      ...Object.fromEntries(acts.map((act) => [act, choose("More acts", new RegExp(`^${act}`))])),
      "a write-off, asked once more": async (page) => {
        await choose("More acts", "Close the case")(page);
        await page.getByRole("dialog").getByLabel("Why").selectOption("written-off");
        await press("Close case")(page);
        await shows("Write off what is owed?")(page);
      },
      "show a reason": press(/^Show reason/),
      reveal: press("Reveal phone"),
      "correct an entry": async (page) => {
        await page
          .locator(".ev")
          .getByRole("button", { name: /^Note by/ })
          .first()
          .click();
        await press("Correct")(page);
      },
      "contact preferences": press("Change contact preferences"),
      ...Object.fromEntries(
        PREFERENCES.map((act) => [act, choose("Change contact preferences", new RegExp(`^${act}`))]),
      ),
      "two times that do not suit": async (page) => {
        await choose("Change contact preferences", "Times that do not suit")(page);
        await press("Add a time")(page);
        await press("Add a time")(page);
      },
      owners: (page) => page.locator(".head .owner [aria-haspopup=dialog]").click(),
      "acts in the palette": keys("Control+k"),
    },
    states: {
      "a fold of the record open": { act: (page) => page.locator(".ev [aria-expanded=false]").first().click() },
      "a note under way": {
        act: async (page) => {
          await new CasePage(page).note.fill("She rings back on Monday.");
          await shows(/Draft saved/)(page);
        },
        part: ".composer",
      },
    },
    error: { request: /\/api\/v1\/cases\/C-[^/?]+(\?|$)/, says: "The case did not load" },
  },
  {
    id: "a case that is paid by plan",
    like: "case",
    given: async ({ desk }) => {
      const who = await desk.hire("lead");
      const { ref } = await desk.openFor(who, { owedMinor: 60_000 });
      await desk.give(ref, "assess-affordability", { income: { "client-salary-or-wages": 90_000 }, outgoings: {} });
      const firstOn = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
      await desk.give(ref, "make-plan", { instalmentMinor: 5_000, currency: "GBP", frequency: "monthly", firstOn });
      return { who, path: `/cases/${ref}` };
    },
    ready: live,
    dialogs: {
      "review the plan": choose("More acts", /^Review the plan/),
      "end the plan": choose("More acts", /^End the plan/),
      "skip an instalment": press(/^Skip instalment/),
      "move an instalment": press(/^Move instalment/),
    },
    states: {
      "all of its instalments": { act: press(/^All 12 instalments/), part: 'section[aria-label="Plan"]', wide: true },
    },
  },
  {
    id: "a case that is offered to me",
    given: async ({ desk }) => {
      const who = await desk.hire("lead", ["early-arrears", "specialist-support"]);
      const { ref } = await desk.open({ phone: "+447700900321" });
      await offer(desk, ref);
      return { who, path: `/cases/${ref}` };
    },
    ready: live,
    dialogs: {
      accept: press(/^Accept/),
      decline: press(/^Decline/),
      ask: press("Ask a question"),
      "context pack": press(/^Context pack/),
    },
  },
  {
    id: "a case that I offer, and am asked about",
    like: "a case that is offered to me",
    given: async ({ desk }) => {
      const who = await desk.hire("lead");
      const { ref } = await desk.openFor(who);
      await offer(desk, ref);
      const handoverId = (await desk.stateOf(ref)).handover?.id ?? "";
      await desk.give(ref, "ask-about-handover", { handoverId, question: "Since when?" });
      return { who, path: `/cases/${ref}` };
    },
    ready: live,
    dialogs: { answer: press("Answer") },
  },
  {
    id: "a closed case",
    given: async ({ desk }) => {
      const who = await desk.hire("lead");
      const { ref } = await desk.openFor(who);
      await desk.give(ref, "close-case", { reason: "other" });
      return { who, path: `/cases/${ref}` };
    },
    ready: live,
    dialogs: { reopen: choose("More acts", "Reopen the case") },
  },
  {
    id: "a handover refused because the case has changed",
    like: "case",
    given: async ({ desk, idOf }) => ({
      who: "amara",
      path: `/cases/${(await desk.openFor({ id: await idOf("amara") })).ref}`,
    }),
    ready: live,
    complains: [/status of 409/],
    states: { refused: { act: refused, part: ".dialog" } },
  },
  {
    id: "a case from which the customer is contacted",
    like: "case",
    given: async ({ desk }) => {
      const who = await desk.hire();
      const { ref } = await openAtNoon(desk, "+12125550121", who);
      await callInVain(desk, ref, 2);
      const sendAt = new Date(Date.now() + 2 * 86_400_000).toISOString();
      await desk.give(ref, "schedule-contact", {
        channel: "whatsapp",
        purpose: "collection",
        template: "payment-reminder-whatsapp",
        sendAt,
      });
      return { who, path: `/cases/${ref}` };
    },
    ready: async (page) => {
      await live(page);
      await shows("2 of 7 used")(page);
    },
    states: {
      "a text that can be sent": {
        act: async (page) => {
          await keys("w", "t")(page);
          await page.getByLabel("Template").selectOption("payment-reminder-sms");
          await shows("As they get it")(page);
          await shows("Allowed now.")(page);
        },
        part: ".composer",
      },
      "a text for a time": { act: (page) => page.getByLabel("At a time").check(), part: ".composer" },
      "a call before it begins": {
        act: async (page) => {
          await page.getByRole("tab", { name: /^Call/ }).click();
          await press("Plan a call")(page);
          await shows("Next lawful times")(page);
        },
        part: ".composer",
      },
      "a call under way": {
        act: async (page) => {
          await press("Start call")(page);
          await shows("You keep the attempt until")(page);
          await page.getByLabel("They are who I want to speak with").check();
          await page.getByRole("radio", { name: /call back/ }).check();
          await shows("Next lawful times")(page);
        },
      },
    },
    error: { request: /\/contact-permissions/, says: "Unavailable" },
  },
  {
    id: "a contact that the law stopped",
    like: "case",
    given: async ({ desk }) => {
      const who = await desk.hire();
      const { ref } = await desk.openFor(who, { email: "r@example.com" });
      await desk.give(ref, "place-hold", { kind: "breathing-space", reason: "Debt adviser" });
      const asked = { channel: "email", purpose: "collection", template: "payment-reminder-email" } as const;
      await desk.give(ref, "schedule-contact", asked).catch(() => {});
      return { who, path: `/cases/${ref}` };
    },
    ready: async (page) => {
      await live(page);
      await page.getByRole("button", { name: /^Email blocked/ }).click();
    },
    dialogs: { decision: press("Decision") },
  },
  {
    id: "no such case",
    given: async ({ desk }) => ({ who: await desk.hire(), path: "/cases/C-0000-0000" }),
    ready: shows("No such case"),
    complains: [/status of 404/],
  },
  {
    id: "a case without the network",
    like: "case",
    given: async ({ desk, idOf }) => ({
      who: "amara",
      path: `/cases/${(await desk.openFor({ id: await idOf("amara") })).ref}`,
    }),
    before: (page) => page.clock.install(),
    ready: live,
    complains: [/ERR_INTERNET_DISCONNECTED|WebSocket connection/],
    states: {
      offline: {
        act: async (page) => {
          await page.context().setOffline(true);
          await page.clock.runFor(60_000);
          await shows("Live updates stopped")(page);
        },
      },
    },
  },
  {
    id: "a session that ends",
    like: "case",
    given: async ({ desk, idOf }) => ({
      who: "amara",
      path: `/cases/${(await desk.openFor({ id: await idOf("amara") })).ref}`,
    }),
    before: (page) => page.clock.install(),
    ready: live,
    states: {
      "soon over": { act: (page) => untilTheEnd(page, 1, "You will be signed out soon"), part: ".dialog" },
      over: { act: (page) => untilTheEnd(page, 0, "Sign in again"), part: ".dialog" },
    },
  },
];

/** A case of `owner` with everything on it that a case can have at once. */
async function richCase(desk: DeskApi, owner: { id: string }): Promise<string> {
  const { ref } = await desk.openFor(owner, { phone: "+447700900321", email: "r@example.com", owedMinor: 90_000 });
  await desk.give(ref, "add-note", { text: "A note." });
  await desk.pay(ref, 5_000);
  await desk.give(ref, "make-promise", { amountMinor: 2_000, currency: "GBP", dueOn: "2027-01-04" });
  await desk.give(ref, "place-hold", {
    kind: "breathing-space",
    reason: "Debt adviser",
    until: "2027-01-18T00:00:00.000Z",
  });
  await desk.give(ref, "record-disclosure", { driver: "health", adjustments: ["large-print", "calls-before-noon"] });
  await desk.give(ref, "set-next-action", { what: "Send the statement", dueAt: "2027-01-04T10:00:00.000Z" });
  await desk.give(ref, "open-dispute", { reason: "wrong-amount" });
  await desk.give(ref, "open-complaint", { category: "conduct", text: "He was rude." });
  await desk.give(ref, "record-opt-out", { channel: "whatsapp", source: "call", evidence: "Not there." });
  await desk.give(ref, "appoint-representative", { kind: "debt-adviser", name: "Larch Advice" });
  await desk.give(ref, "record-cease-request", {});
  await desk.give(ref, "state-inconvenient-times", { windows: [{ days: [1, 2], from: "09:00", to: "17:00" }] });
  return ref;
}

async function offer(desk: DeskApi, ref: string): Promise<void> {
  const note = "He has lost his job.";
  await desk.give(ref, "offer-handover", { toTeam: "specialist-support", reason: "vulnerability", note });
}

/** Their own, so that they may correct it. */
async function writeNote(page: Page): Promise<void> {
  await live(page);
  await new CasePage(page).note.fill("He asks for a statement.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: /^Note by/ })).toHaveCount(2);
}

async function refused(page: Page): Promise<void> {
  const { dialog } = new CasePage(page);
  await page.keyboard.press("h");
  await dialog.getByLabel("To team").selectOption({ label: "Specialist Support" });
  await dialog.getByLabel("Team queue").check();
  await dialog.getByLabel("Reason").selectOption({ label: "Vulnerability" });
  await dialog.getByLabel("Situation").fill("He has lost his job and asks for time.");
  const ref = page.url().split("/").at(-1) ?? "";
  await giveAs(page, ref, "record-payment", { amountMinor: 5_500, currency: "GBP", method: "card", reference: "P-1" });
  await shows("Changed since you opened this.")(page);
  await dialog.getByLabel("Situation").press("Control+Enter");
  await shows("Not sent: the case has changed.")(page);
}

/** As if nobody had touched anything until so many minutes before the session ends. */
async function untilTheEnd(page: Page, minutes: number, says: string): Promise<void> {
  const { idleMinutes } = await (await page.request.get("/api/v1/me")).json();
  await page.clock.runFor((idleMinutes - minutes) * 60_000 + 1_000);
  await shows(says)(page);
}
