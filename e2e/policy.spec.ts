import { randomUUID } from "node:crypto";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { check } from "./accessible.ts";
import type { DeskApi } from "./desk-api.ts";
import { expect, test } from "./fixtures.ts";

test("a draft is seen on the real cases, published by a second person, decides at once, and is rolled back", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 422/);
  await givenCalledCase(desk);
  const second = await desk.hire("compliance", [], "Petra");
  const cara = await asPerson("cara", { viewport: { width: 1440, height: 900 } });
  await cara.goto("/queue");
  await cara.getByRole("link", { name: "Policy" }).click();
  await cara.getByRole("link", { name: "South Africa" }).click();
  // Another country's rules may read the same: the heading says whose are shown, and whose are changed.
  await expect(cara.getByRole("heading", { name: "Contact policy: South Africa" })).toBeVisible();
  await expect(cara.getByText("Calls: at most 2 on a day and 6 in seven days.")).toBeVisible();
  await cara.getByRole("link", { name: "Draft a new version" }).click();
  await expect(cara.getByRole("heading", { name: "New draft: South Africa" })).toBeVisible();

  const why = `Fewer calls, ${randomUUID().slice(0, 8)}`;
  await cara.getByRole("spinbutton", { name: "Calls on one day" }).fill("1");
  await expect(cara.getByText("Calls on one day: 2 → 1")).toBeVisible();
  const wait = cara.getByRole("spinbutton", { name: "Days in default before enforcement" });
  await wait.fill("19");
  await cara.getByLabel("Why").fill(why);
  await cara.getByRole("button", { name: "Keep the draft" }).click();
  await expect(
    cara.getByRole("alert").filter({ hasText: "the law permits 20 and nothing looser" }).first(),
  ).toBeVisible();
  await wait.fill("20");
  await cara.getByRole("button", { name: "Keep the draft" }).click();
  await expect(cara).toHaveURL(/\/policy\/drafts\/[0-9a-f-]{36}$/);
  await cara.getByRole("button", { name: "Preview the impact" }).click();
  const impact = cara.getByRole("region", { name: "Impact preview" });
  await expect(impact.getByRole("row", { name: /^za\.frequency [1-9]/ })).toBeVisible();
  await expect(impact).toContainText(/[1-9]\d* open cases? affected, 0 planned contacts would be blocked today/);
  await expect(impact.getByRole("progressbar")).toHaveCount(0);
  await cara.getByRole("button", { name: "Send to review" }).click();
  await expect(cara.getByText("you wrote it, so you cannot publish it")).toBeVisible();

  const petra = await asPerson(second, { viewport: { width: 1440, height: 900 } });
  await petra.goto("/policy?pack=za");
  await petra
    .getByRole("listitem")
    .filter({ hasText: why })
    .getByRole("link", { name: /^Draft of Cara/ })
    .click();
  await expect(petra.getByRole("heading", { name: "Draft: South Africa" })).toBeVisible();
  await expect(petra.getByText("Calls on one day: 2 → 1")).toBeVisible();
  await petra.getByRole("button", { name: "Publish" }).click();
  const asked = petra.getByRole("alertdialog", { name: "Publish for South Africa?" });
  await expect(asked).toContainText("Calls on one day: 2 → 1");
  await expect(asked.getByRole("textbox")).toHaveCount(0);
  await asked.getByRole("button", { name: "Publish" }).click();
  await expect(petra.getByText("Calls: at most 1 on a day and 6 in seven days.")).toBeVisible();
  const published = petra.getByRole("listitem").filter({ hasText: why });
  await expect(published).toContainText("In force");
  const name = await published.getByText(/^\d{4}-\d\d-\d\d\.\d+$/).textContent();
  expect(await versionOf(desk)).toBe(name);

  await petra.getByRole("button", { name: "Roll back to 2026-11-01" }).click();
  const back = petra.getByRole("dialog", { name: "Roll back to 2026-11-01" });
  await check(petra, "roll back the policy", ".dialog");
  await back.getByLabel("Why").fill("Too strict.");
  await back.getByRole("button", { name: "Roll back now" }).click();
  await expect(petra.getByText("Calls: at most 2 on a day and 6 in seven days.")).toBeVisible();
  await expect(petra.getByRole("listitem").filter({ hasText: why })).toContainText("Rolled back");
});

test("a contact that was not made is found by its rule, and leads to its entry on the case", async ({
  asPerson,
  desk,
}) => {
  const { ref } = await desk.open();
  await desk.give(ref, "record-opt-out", { channel: "call" });
  await desk.give(ref, "reserve-attempt", { channel: "call", purpose: "collection" }).catch(() => {});
  const page = await asPerson("cara", { viewport: { width: 1440, height: 900 } });
  await page.goto("/policy/blocked");
  await page.getByLabel("Rule").selectOption("common.opted-out");
  const row = page.getByRole("row").filter({ hasText: ref });
  await expect(row).toContainText("common.opted-out");
  await expect(row).toContainText("UK 2026-11-01");
  await row.getByRole("link", { name: ref }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${ref}\\?event=\\d+$`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

/** A case of South Africa whose customer was called today, and for whom it stays today: where they are it is about noon. */
async function givenCalledCase(desk: DeskApi): Promise<void> {
  const portfolios = await desk.get<{ items: { slug: string; jurisdiction: string }[] }>("/portfolios");
  const portfolio = portfolios.items.find(({ jurisdiction }) => jurisdiction === "za")?.slug;
  const debts = [{ reference: "Z-1", creditor: "Larkfield Bank", balanceMinor: 90_000, dueOn: "2026-10-01" }];
  const customer = { name: `Case ${randomUUID().slice(0, 8)}`, phone: "+27 82 555 0117" };
  const opened = { commandId: randomUUID(), portfolio, customer, debts };
  const { ref } = await desk.post<{ ref: string }>("/cases", opened);
  await desk.give(ref, "set-residence", { timeZones: [zoneAtNoon(new Date().toISOString())] });
  await desk.give(ref, "record-contact", { channel: "call", direction: "outbound", disposition: "no-answer" });
}

/** What another system is told about a contact of a minute ahead. */
async function versionOf(desk: DeskApi): Promise<string> {
  const { pack } = await desk.post<{ pack: { version: string } }>("/contact-decisions", {
    pack: "za",
    at: new Date(Date.now() + 60_000).toISOString(),
    proposal: { channel: "call", purpose: "collection", recipient: "customer" },
    customer: {},
    debt: { id: "D1", status: "open", balanceMinor: 1 },
  });
  return pack.version;
}
