import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { choose, type Desk, inTurn, intoDialog, keys, press, type Screen, type Standing, shows } from "./screen.ts";

const team = "early-arrears";

/** Queue, inbox and board, and what the desk has everywhere: palette, keys, menus. */
export const LIST_SCREENS: Screen[] = [
  {
    id: "queue",
    given: async ({ desk }) => {
      const owner = await desk.hire("lead");
      for (const owedMinor of [90_000, 80_000, 70_000]) await desk.openFor(owner, { owedMinor });
      return { who: owner, path: "/queue?hold=none&balanceMin=1000" };
    },
    ready: async (page) => {
      await expect(page.locator("[data-row]")).toHaveCount(3);
      for (const at of [0, 2]) await page.locator("[data-row] .pick").nth(at).click();
      await expect(page.getByRole("region", { name: "Selection" })).toContainText("2 selected");
      const boxes = await page.locator(".pick").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
      for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    },
    dialogs: {
      filters: press("Change filters"),
      views: press("Views"),
      "a new view": choose("Views", "Save as a new view"),
      export: press("Export this list"),
      "reassign what is selected": press("Reassign"),
      palette: keys("Control+k"),
      "palette, a search": async (page) => {
        await inTurn(keys("Control+k"), intoDialog)(page);
        await page.keyboard.type("case");
        await page.getByRole("option").first().waitFor();
      },
      "palette, nothing found": async (page) => {
        await inTurn(keys("Control+k"), intoDialog)(page);
        await page.keyboard.type("nothing at all is called this");
        await shows("Nothing found")(page);
      },
      keys: keys("?"),
      "help menu": press(/^Help/),
      "the person's menu": press(/your menu/),
      "change the password": choose(/your menu/, "Change password"),
    },
    states: {
      table: {
        act: async (page) => {
          await page.keyboard.press("v");
          await page.getByRole("table").waitFor();
        },
        wide: true,
      },
      "the guided three minutes": {
        act: async (page) => {
          await choose(/^Help/, "Guided three minutes")(page);
          await press("All steps")(page);
          await expect(page.locator(".tour-steps li")).toHaveCount(6);
        },
        part: ".demo-strip, .tour",
      },
    },
    empty: { given: async ({ desk }) => ({ who: await desk.hire(), path: "/queue" }), says: "No open case is yours" },
    error: { request: /\/api\/v1\/cases\?/, says: "The list did not load." },
  },
  {
    id: "inbox",
    given: leadWithResults,
    ready: shows("1 moved, 1 not"),
    dialogs: { "which were not moved": press("Which were not moved") },
    empty: {
      given: async ({ desk }) => ({ who: await desk.hire(), path: "/inbox" }),
      says: "Nothing concerns you now",
    },
    error: { request: "**/api/v1/inbox*", says: "The inbox did not load." },
  },
  {
    id: "board",
    given: async ({ desk }) => {
      // At the top of the table: a row half under the head that stays would be measured cut.
      const [lead, agent] = [await desk.hire("lead"), await desk.hire("agent", [team], "Aaliyah")];
      for (const _ of [1, 2]) await desk.openFor(agent);
      return { who: lead, path: `/board?list=${agent.id}.${team}.open` };
    },
    ready: (page) => page.getByRole("checkbox", { name: /Select all/ }).waitFor(),
    dialogs: {
      "cover absence": press("Cover absence"),
      "assign to": async (page) => {
        await page.getByRole("checkbox", { name: /Select all/ }).check();
        await press("Assign to…")(page);
      },
      reassign: inTurn(choose("Assign to…", /team queue/), shows("2 cases will move")),
      reassigned: async (page) => {
        await choose("Assign to…", /team queue/)(page);
        await page.getByRole("textbox", { name: "Why" }).fill("Load");
        await press("Reassign 2 cases")(page);
        await shows("2 of 2 cases moved")(page);
      },
    },
    error: { request: /\/api\/v1\/board(\?|$)/, says: "The board did not load." },
  },
  {
    id: "board for who has none",
    given: async () => ({ who: "amara", path: "/board" }),
    ready: shows("No board for your role"),
  },
];

/** A lead with an offer and other notices, and with a reassignment that moved one case and not the other. */
async function leadWithResults({ desk, asPerson }: Desk): Promise<Standing> {
  const lead = await desk.hire("lead");
  const [free, closed] = [await desk.open(), await desk.openFor(lead)];
  await desk.give(closed.ref, "close-case", { reason: "other" });
  const offered = await desk.openFor(await desk.hire());
  const note = "He has lost his job.";
  await desk.give(offered.ref, "offer-handover", { toTeam: team, toUser: lead.id, reason: "vulnerability", note });
  const { request } = await asPerson(lead);
  const items = [{ ref: free.ref }, { ref: closed.ref }];
  const data = { commandId: randomUUID(), items, toTeam: "late-stage", reason: "Load" };
  const started = await request.post("/api/v1/reassignments", { data, headers: { origin: desk.origin } });
  expect(started.status()).toBe(202);
  const ended = async () => (await (await request.get("/api/v1/reassignments")).json()).items[0]?.finishedAt;
  await expect.poll(ended).toBeTruthy();
  return { who: lead, path: "/inbox" };
}
