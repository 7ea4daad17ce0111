import type { Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("two people take a waiting case at once: one owns it, the other is told by whom", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 409/);
  const { ref } = await desk.open();
  const people = [
    { name: "Amara Obi", on: await new CasePage(await asPerson("amara")).open(ref, 1) },
    { name: "Ben Whitlock", on: await new CasePage(await asPerson("ben")).open(ref, 1) },
  ];
  // Both have pressed before the server hears of either.
  const bothPressed = new Gate(people.length);
  for (const { on } of people) await holdCommands(on.page, bothPressed);
  await Promise.all(people.map(({ on }) => on.page.keyboard.press("a")));
  await Promise.all(people.map(({ on }) => on.isLive(2)));

  const { owner } = await desk.stateOf(ref);
  const named = (await desk.people()).find((one) => one.id === owner.user)?.name;
  const winner = people.find((one) => one.name === named);
  const loser = people.find((one) => one !== winner);
  expect(winner, `${named} owns the case`).toBeDefined();
  await expect(winner?.on.owner ?? never()).toContainText("Owner: you since");
  await expect(loser?.on.owner ?? never()).toContainText(`Owner: ${winner?.name}`);
  await expect(loser?.on.main ?? never()).toContainText(`${winner?.name} took this case first.`);
  const types = (await desk.eventsOf(ref)).map((event) => event.type);
  expect(types).toEqual(["case-opened", "owner-changed"]);
});

/** Opens when as many have come as it waits for. */
class Gate {
  readonly opened: Promise<void>;
  #missing: number;
  #open = () => {};
  constructor(missing: number) {
    this.#missing = missing;
    this.opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }
  come(): Promise<void> {
    this.#missing -= 1;
    if (this.#missing === 0) this.#open();
    return this.opened;
  }
}

async function holdCommands(page: Page, gate: Gate): Promise<void> {
  await page.route("**/commands", async (route) => {
    await gate.come();
    await route.continue();
  });
}

function never(): never {
  throw new Error("Nobody won, or nobody lost.");
}
