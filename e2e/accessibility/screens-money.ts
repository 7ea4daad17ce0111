import type { Page } from "@playwright/test";
import { CasePage } from "../case-page.ts";
import type { DeskApi } from "../desk-api.ts";
import { choose, press, type Screen, shows } from "./screen.ts";

const ACTS = ["Add a charge", "Set interest", "Adjust a debt", "Refund a payment", "Apply credit", "Default made good"];

export const MONEY_SCREENS: Screen[] = [
  {
    id: "a case whose money has moved",
    like: "case",
    given: async ({ desk }) => {
      const who = await desk.hire("lead");
      const { ref } = await desk.openFor(who, { owedMinor: 60_000, portfolio: "za-store-cards" });
      await moved(desk, ref);
      return { who, path: `/cases/${ref}` };
    },
    ready: (page) => new CasePage(page).isLive(),
    dialogs: {
      ...Object.fromEntries(ACTS.map((act) => [act.toLowerCase(), choose("More acts", new RegExp(`^${act}`))])),
      ledger: async (page) => {
        await press("Ledger")(page);
        await shows("Taken on")(page);
      },
      "pay link": async (page) => {
        await press("Pay link")(page);
        await shows("No link yet.")(page);
      },
      "a debt written off, asked once more": writeOff,
    },
    states: {
      "what an entry posted": {
        act: (page) =>
          page
            .locator(".ev")
            .getByRole("button", { name: /^Payment received/ })
            .first()
            .click(),
      },
    },
  },
];

async function writeOff(page: Page): Promise<void> {
  await choose("More acts", /^Write off a debt/)(page);
  await page.getByRole("dialog").getByLabel("Why").fill("Not worth pursuing");
  await press("Write off")(page);
  await shows(/^Write off R.*\?$/)(page);
}

/** Interest, a charge, a ceiling, a payment that leaves credit, and something owed again. */
async function moved(desk: DeskApi, ref: string): Promise<void> {
  const { debts, currency } = await desk.stateOf(ref);
  const debtId = debts[0]?.id ?? "";
  await desk.give(ref, "set-interest", { debtId, annualBps: 1_950 });
  await desk.give(ref, "record-default", { debtId, since: "2026-10-01" });
  await desk.give(ref, "record-payment", { amountMinor: 61_000, currency, method: "card", reference: "P-1" });
  await desk.give(ref, "add-charge", { debtId, kind: "collection-costs", amountMinor: 5_000 });
}
