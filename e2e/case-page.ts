import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import type { CommandInput, CommandType } from "#lib/domain/commands.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

/** A case on the screen, by what a person sees of it. */
export class CasePage {
  readonly page: Page;
  readonly main: Locator;
  readonly freshness: Locator;
  readonly owner: Locator;
  readonly note: Locator;
  readonly timeline: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    // By id, since what lies under an open dialog has no role.
    this.main = page.locator("#main");
    this.freshness = this.main.locator(".head .fresh");
    this.owner = this.main.locator(".head .owner");
    this.note = page.getByRole("textbox", { name: "Note" });
    this.timeline = this.main.locator(".tl");
    this.dialog = page.getByRole("dialog");
  }

  /** Opens the case and waits until it is live at `version`, or at any. */
  async open(ref: string, version?: number): Promise<this> {
    await this.page.goto(`/cases/${ref}`);
    await this.isLive(version);
    return this;
  }

  async isLive(version?: number): Promise<void> {
    await expect(this.freshness).toHaveText(version === undefined ? /^live #\d+$/ : `live #${version}`);
  }

  /** It is live at `version` or a later one: others may act on the case too. */
  async hasReached(version: number): Promise<void> {
    const at = async () => Number(/^live #(\d+)$/.exec((await this.freshness.textContent())?.trim() ?? "")?.[1] ?? 0);
    await expect.poll(at).toBeGreaterThanOrEqual(version);
  }

  /** Live at exactly this version, looked for with every frame: for who measures. */
  isAt(version: number): Promise<void> {
    return this.freshness.filter({ hasText: new RegExp(`^live #${version}$`) }).waitFor();
  }

  /** The version has been on this screen for half a second, so that commands carry it as `shown`. */
  async hasSeen(version: number): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-shown", String(version));
  }

  figure(label: string): Locator {
    return this.main.locator(".strip > div").filter({ hasText: label }).locator("dd");
  }

  /** The line of the timeline that stands for one event. */
  entry(version: number): Locator {
    return this.timeline.locator(`#event-${version}`);
  }

  async entries(): Promise<string[]> {
    return this.timeline.locator(".ev .ev-folio").allTextContents();
  }
}

/** Presses Tab until `goal` has focus, as somebody without a mouse does; fails when it is out of reach. */
export async function tabTo(goal: Locator, most = 60): Promise<void> {
  const hasFocus = () => goal.evaluate((element) => element.contains(document.activeElement));
  for (let presses = 0; presses < most && !(await hasFocus()); presses += 1) await goal.page().keyboard.press("Tab");
  await expect(goal).toBeFocused();
}

/** Gives a command as the person of this page, past the screen. */
export async function giveAs<T extends CommandType>(
  page: Page,
  ref: string,
  type: T,
  data: CommandInput[T],
): Promise<{ version: number; events: CaseEvent[] }> {
  const answer = await page.request.post(`/api/v1/cases/${ref}/commands`, {
    data: { commandId: randomUUID(), type, data },
    headers: { origin: new URL(page.url()).origin },
  });
  if (!answer.ok()) throw new Error(`${type}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
