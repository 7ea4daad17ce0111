import type { Page } from "@playwright/test";
import { check, LOOKS } from "./accessible.ts";
import { CasePage } from "./case-page.ts";
import type { DeskApi } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

const menuActs = [
  "Log outcome",
  "Record a payment",
  "Record a promise",
  "Set the next action",
  "Change a contact point",
  "Place a hold",
  "Lift a hold",
  "Open a dispute",
  "Open a complaint",
  "Record a disclosure",
  "Hand over",
  "Return",
  "Reassign now",
  "Reverse a payment",
  "Add a debt",
  "Close the case",
];

test.describe.configure({ mode: "parallel" });

for (const options of LOOKS) {
  test.describe(`${options.colorScheme}, ${options.viewport.width} px`, () => {
    test("pages have no detectable violation and fit their width", async ({ asPerson, newPage, desk, trouble }) => {
      test.slow();
      trouble.expect(/status of 404/);
      const stranger = await newPage("somebody", options);
      for (const path of ["/sign-in", "/no-such-page"]) await lookAt(stranger, path);
      // Too long to look at whole: its lists, an operation, a schema; the others are built of the same parts.
      await stranger.goto("/docs/api");
      for (const part of ["main nav", "main > section:nth-of-type(1)", "main section[id^=schema-]:nth-of-type(1)"]) {
        await check(stranger, `/docs/api ${part}`, part);
      }
      const newcomer = await asPerson(await desk.hire(), options);
      for (const path of ["/queue", "/inbox", "/cases/C-0000-0000"]) await lookAt(newcomer, path);
      const { ref } = await richCase(desk, await desk.hire("lead"));
      const lena = await asPerson("lena", options);
      for (const path of ["/queue?view=all", "/inbox", `/cases/${ref}`]) await lookAt(lena, path);
      const adam = await asPerson("adam", options);
      for (const page of ["people", "teams", "portfolios", "keys", "changes"]) await lookAt(adam, `/admin/${page}`);
    });

    test("dialogs have no detectable violation and fit their width", async ({ asPerson, desk }) => {
      test.slow();
      const lead = await desk.hire("lead");
      const { ref } = await richCase(desk, lead);
      const page = await asPerson(lead, options);
      const open = await new CasePage(page).open(ref);
      for (const act of menuActs) {
        await page.getByRole("button", { name: "More acts" }).click();
        await page.getByRole("menuitem", { name: act, exact: false }).first().click();
        await expect(open.dialog).toBeVisible();
        await check(page, act, ".dialog");
        await page.keyboard.press("Escape");
        await expect(open.dialog).toHaveCount(0);
      }
    });

    test("dialogs of an offer, and those of the desk", async ({ asPerson, desk }) => {
      test.slow();
      const both = await desk.hire("lead", ["early-arrears", "specialist-support"]);
      const { ref } = await desk.open({ phone: "+447700900321" });
      const note = "He has lost his job.";
      await desk.give(ref, "offer-handover", { toTeam: "specialist-support", reason: "vulnerability", note });
      const page = await asPerson(both, options);
      const open = await new CasePage(page).open(ref, 2);
      for (const name of [/^Accept/, /^Decline/, "Ask a question", /^Context pack/]) {
        await open.main.getByRole("button", { name }).first().click();
        await check(page, `${name}`, ".dialog");
        await page.keyboard.press("Escape");
        await expect(open.dialog).toHaveCount(0);
      }
      await open.owner.locator("[aria-haspopup=dialog]").click();
      await check(page, "owners", ".dialog");
      await page.keyboard.press("Escape");
      await expect(open.dialog).toHaveCount(0);
      await page.getByRole("button", { name: /your menu/ }).click();
      await check(page, "the person's menu", ".pop");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menu")).toHaveCount(0);
      await page.keyboard.press("?");
      await check(page, "keys", ".dialog");
      await page.keyboard.press("Escape");
      await expect(open.dialog).toHaveCount(0);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("case");
      await check(page, "find", ".dialog");
    });
  });
}

async function lookAt(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await expect(page.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
  await check(page, path);
}

/** A case of `owner` with everything on it that a case can have at once. */
async function richCase(desk: DeskApi, owner: { id: string }) {
  const opened = await desk.openFor(owner, { phone: "+447700900321", email: "r@example.com", owedMinor: 90_000 });
  const { ref } = opened;
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
  return opened;
}
