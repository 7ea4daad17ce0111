import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Colleague, DeskApi } from "./desk-api.ts";

export type ImportDesk = { lead: Colleague; portfolio: string };

/** A team with a portfolio in TWD and a lead of its own, so that what is imported stands in no other test's lists. */
export async function importDesk(desk: DeskApi): Promise<ImportDesk> {
  const mark = randomUUID().slice(0, 8);
  const [team, portfolio] = [`intake-${mark}`, `cards-${mark}`];
  const timeZone = "Asia/Taipei";
  await desk.post("/admin/teams", {
    slug: team,
    name: `Intake ${mark}`,
    timeZone,
    calendar: "england-and-wales",
    hours: { mon: [["09:00", "17:00"]] },
    firstActionMinutes: 480,
    acceptMinutes: 60,
  });
  const own = { slug: portfolio, name: `Cards ${mark}`, creditor: "UCI", timeZone, defaultTeam: team };
  await desk.post("/admin/portfolios", { ...own, currency: "TWD", jurisdiction: "uk" });
  return { lead: await desk.hire("lead", [team], "Importer"), portfolio };
}

/** The import pages as a person uses them. */
export class ImportPages {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get preview(): Locator {
    return this.page.getByRole("region", { name: "Preview", exact: true });
  }

  async begin(name: string, csv: string | Buffer): Promise<void> {
    await this.page.goto("/imports/new");
    await this.choose(name, csv);
  }

  async choose(name: string, csv: string | Buffer): Promise<void> {
    await this.page
      .getByLabel(/^(File|Another file)$/)
      .and(this.page.locator("input"))
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(csv) });
  }

  /** The field of a fact, by its label: what it is read from. */
  fact(label: string): Locator {
    return this.page.getByRole("combobox", { name: label, exact: true });
  }

  async constant(fact: string, value: string): Promise<void> {
    const name = fact.replace(" (required)", "");
    await this.fact(fact).selectOption("constant");
    const input = this.page.getByLabel(`Value of ${name}`, { exact: true });
    if ((await input.evaluate((element) => element.tagName)) === "SELECT") await input.selectOption(value);
    else await input.fill(value);
  }

  async readsAs(words: RegExp): Promise<void> {
    await expect(this.preview.locator(".imp-said")).toHaveText(words);
  }

  async dryRun(): Promise<void> {
    await this.page.getByRole("button", { name: "Dry run", exact: true }).click();
    await this.page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  }
}
