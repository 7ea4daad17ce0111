import type { Page } from "@playwright/test";
import { inTurn, press, type Screen, shows } from "./screen.ts";

const ID = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const AT = "2026-11-22T10:00:00.000Z";
const BATCH = {
  id: ID(1),
  number: 12,
  paper: "a4",
  variant: "standard",
  state: "open",
  letters: 2,
  pages: 3,
  takenOut: 1,
  judged: 0,
  blockedBy: [] as object[],
  sha256: null,
  openedAt: AT,
  closed: null,
  handedOver: null,
};
const CLOSED = {
  ...BATCH,
  state: "closed",
  blockedBy: [{ rule: "common.deceased", letters: 1 }],
  sha256: "0f".repeat(32),
  closed: { at: AT, why: "full", by: null },
};
const HANDED_OVER = {
  ...CLOSED,
  id: ID(2),
  number: 11,
  variant: "large-print",
  state: "handed-over",
  handedOver: { at: AT, by: { kind: "api", id: "env" }, printerReference: "PR-2026-114" },
};
const letter = (n: number, position: number | null, takenOut: string | null, rules: string[] = []) => ({
  id: `L-0000-000${n}`,
  contactId: ID(n),
  ref: "C-0000-0000",
  position,
  pages: n,
  sha256: "ab".repeat(32),
  at: AT,
  takenOut,
  rules,
});
const LETTERS = [
  letter(1, 1, null),
  letter(2, null, "cancelled"),
  letter(3, 2, null),
  letter(4, null, "blocked", ["common.deceased"]),
];

/** What stands in batches changes from test to test: these pages are given theirs. */
function given(batch: object): (page: Page) => Promise<void> {
  return async (page) => {
    const list = (items: object[]) => ({ json: { items, nextCursor: null } });
    await page.route("**/api/v1/letters/batches", (route) => route.fulfill(list([batch, HANDED_OVER])));
    await page.route(`**/api/v1/letters/batches/${ID(1)}`, (route) => route.fulfill({ json: batch }));
    await page.route(`**/api/v1/letters/batches/${ID(1)}/letters*`, (route) => route.fulfill(list(LETTERS)));
  };
}

const asLead = (path: string) => async () => ({ who: "lena", path });

export const LETTER_SCREENS: Screen[] = [
  {
    id: "print batches",
    given: asLead("/letters"),
    before: given(BATCH),
    ready: shows("PR-2026-114"),
    error: { request: "**/api/v1/letters/batches", says: "The list did not load." },
  },
  {
    id: "an open print batch",
    given: asLead(`/letters/${ID(1)}`),
    before: given(BATCH),
    ready: shows("L-0000-0003"),
    dialogs: { "close a batch": press("Close the batch") },
    error: { request: `**/api/v1/letters/batches/${ID(1)}`, says: "The batch did not load." },
  },
  {
    id: "a closed print batch",
    like: "an open print batch",
    given: asLead(`/letters/${ID(1)}`),
    before: given(CLOSED),
    ready: shows("L-0000-0003"),
    dialogs: { "hand over a batch": press("Hand over") },
  },
  {
    id: "returned mail",
    given: asLead("/letters/returned"),
    ready: shows("Why they came back"),
    states: {
      "nothing scanned": { act: inTurn(press("Note them"), shows("Scan or paste at least one.")) },
      "what became of each": {
        act: async (page) => {
          await page.getByRole("textbox", { name: "Letters" }).fill("L-0000-0000\nnonsense");
          await press("Note them")(page);
          await page.getByRole("row", { name: /NONSENSE/ }).waitFor();
        },
      },
    },
  },
  {
    id: "letters for who is no lead",
    given: async () => ({ who: "amara", path: "/letters" }),
    ready: shows("Print batches are for team leads and compliance."),
  },
];
