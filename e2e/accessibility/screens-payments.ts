import type { Page } from "@playwright/test";
import { press, type Screen, shows } from "./screen.ts";

const ID = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const AT = "2026-11-22T10:00:00.000Z";
const SHOWN = { customerName: "Ruth Achterberg", status: "arranging", balanceMinor: 124_050, currency: "GBP" };
const line = (n: number, change: object) => ({
  id: ID(n),
  fileId: ID(9),
  bookedOn: "2026-11-21",
  direction: "in",
  amountMinor: 5_500,
  currency: "GBP",
  returned: false,
  state: "suggested",
  payout: null,
  revision: 1,
  said: {
    at: `entry ${n}`,
    account: "…6819",
    texts: ["for the card, november"],
    counterparty: "ACHTERBERG R MRS",
    counterpartyAccount: "…4300",
    endToEndId: null,
    bankId: `FPS-${n}`,
  },
  suggestions: [{ ref: "C-0000-0000", score: 60, reasons: ["name", "promise"], case: SHOWN }],
  hidden: 1,
  notes: ["several-cases"],
  reasons: [],
  postings: [],
  acts: [],
  ...change,
});
const POSTING = { no: 1, kind: "payment", ref: "C-0000-0000", paymentId: ID(7), amountMinor: 5_500, undone: true };
const WAITS = line(1, {
  postings: [POSTING],
  acts: [
    { revision: 2, act: "post", by: { kind: "gateway", id: "bank" }, at: AT, why: null, reason: null },
    { revision: 3, act: "undo", by: { kind: "api", id: "env" }, at: AT, why: null, reason: "Another customer" },
  ],
});
const LINES = [
  WAITS,
  line(2, { state: "unmatched", suggestions: [], notes: [], said: null }),
  line(3, { direction: "out", returned: true }),
];
const FILE = {
  id: ID(9),
  name: "statement-2026-11-21.xml",
  kind: "camt.053",
  receivedAt: AT,
  by: { kind: "api", id: "env" },
  lines: 12,
  known: 2,
  wrong: 1,
  pending: 0,
  balanced: true,
  states: { posted: 9, suggested: 2, unmatched: 1 },
};
const DAY = {
  day: "2026-11-21",
  currency: "GBP",
  gatewayMinor: 12_000,
  ledgerGatewayMinor: 12_000,
  payoutMinor: 11_800,
  bankPayoutMinor: 0,
  bankMinor: 5_500,
  ledgerBankMinor: 5_500,
  elsewhereMinor: 900,
  openMinor: 5_500,
  differences: 1,
};
const DIFFERENCE = {
  is: "another-amount",
  day: "2026-11-21",
  currency: "GBP",
  kind: "payment",
  key: "pi_3Qx",
  amountMinor: 5_500,
  otherMinor: 5_400,
  otherDay: "2026-11-21",
  ref: "C-0000-0000",
  line: null,
};
const EVENT = {
  gateway: "stripe",
  id: "evt_1Qx",
  type: "session-paid",
  state: "refused",
  why: "wrong-amount",
  payment: "pi_3Qx",
  amountMinor: 5_400,
  currency: "GBP",
  ref: "C-0000-0000",
  happenedAt: AT,
  receivedAt: AT,
};

/** What stands at the desk changes from test to test: these pages are given theirs. */
async function given(page: Page): Promise<void> {
  const list = (items: object[]) => ({ json: { items, nextCursor: null } });
  await page.route("**/api/v1/bank-lines?*", (route) => route.fulfill(list(LINES)));
  await page.route(`**/api/v1/bank-lines/${ID(1)}`, (route) => route.fulfill({ json: WAITS }));
  await page.route("**/api/v1/bank-files", (route) => route.fulfill(list([FILE])));
  await page.route("**/api/v1/gateway-events", (route) => route.fulfill(list([EVENT])));
  const debts = [{ id: ID(5), reference: "LC-1", balanceMinor: 124_050 }];
  const found = { customer: { name: SHOWN.customerName }, currency: "GBP", balanceMinor: 124_050, debts };
  await page.route("**/api/v1/cases/C-0000-0000", (route) => route.fulfill({ json: { case: found, version: 1 } }));
  const answer = { from: "2026-11-16", to: "2026-11-22", gatewayReadTo: AT, days: [DAY], differences: [DIFFERENCE] };
  await page.route("**/api/v1/reconciliation?*", (route) => route.fulfill({ json: answer }));
}

const asLead = (path: string) => async () => ({ who: "lena", path });
const CSV = "Date;Paid in;Paid out;Details\n20/11/2026;5,00;;hello\n20/11/2026;;2,00;fee";

export const PAYMENT_SCREENS: Screen[] = [
  {
    id: "unmatched payments",
    given: asLead(`/payments?line=${ID(1)}`),
    before: given,
    ready: shows("Another customer"),
    dialogs: { "set a line aside": press("Not ours, or sent back"), "post a line": press("Post £55.00") },
    error: { request: "**/api/v1/bank-lines?*", says: "The list did not load." },
  },
  {
    id: "bank files",
    given: asLead("/payments/files"),
    before: given,
    ready: shows("statement-2026-11-21.xml"),
    states: {
      "how a CSV is read": {
        act: async (page) => {
          const file = { name: "november.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) };
          await page.getByLabel("Upload a file").setInputFiles(file);
          await page.getByLabel("Our account").waitFor();
        },
      },
    },
  },
  {
    id: "what the gateway was refused",
    like: "reconciliation",
    given: asLead("/payments/gateway"),
    before: given,
    ready: shows("wrong amount"),
    states: { table: { act: shows("wrong amount") } },
  },
  { id: "reconciliation", given: asLead("/payments/reconciliation"), before: given, ready: shows("Two amounts") },
];
