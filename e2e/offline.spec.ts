import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";
import { LiveLink } from "./live-link.ts";

test("a screen that was away says since when, then shows exactly what it missed", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const { ref } = await desk.open({ owedMinor: 100_000 });
  const page = await asPerson("amara");
  const link = await LiveLink.of(page);
  const amara = await new CasePage(page).open(ref, 1);
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));

  await link.cut();
  await expect(amara.freshness).toHaveText(/^offline since \d\d:\d\d$/);
  for (let n = 0; n < 20; n += 1) await desk.give(ref, "add-note", { text: `Missed ${n}.` });
  const { version } = await desk.pay(ref, 2_500);
  await amara.note.fill("Written without a network");
  await expect(amara.main).toContainText("Updates stopped");
  await expect(amara.main.getByRole("button", { name: "Save note" })).toBeDisabled();
  await expect(amara.timeline).not.toContainText("Missed");

  await link.restore();
  await amara.isLive(version);
  await expect(amara.figure("Balance")).toContainText("£975.00");
  const all = Array.from({ length: version }, (_, n) => `#${version - n}`);
  expect(await amara.entries(), "every event once, newest first").toEqual(all);
  expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
  expect(asked, "what was missed came over the link").not.toContain(`/api/v1/cases/${ref}`);
  await expect(amara.note).toHaveValue("Written without a network");
  await expect(amara.main).toContainText(/Draft saved/);
});

test("access that ends while a case is open takes it off the screen, and says only that", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 404/);
  const reader = await desk.hire();
  const { ref, name } = await desk.openFor(reader, { phone: "+447700900321" });
  const page = await asPerson(reader);
  const open = await new CasePage(page).open(ref);
  await expect(open.main).toContainText(name);
  await desk.put(`/admin/people/${reader.id}/teams`, { teams: [] });
  await expect(page.getByRole("heading", { name: "No longer yours to open" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(name);
  await expect(page).not.toHaveTitle(new RegExp(name));
  await desk.give(ref, "add-note", { text: "Not for former readers." });
  await page.goto(`/cases/${ref}`);
  await expect(page.getByRole("heading", { name: "No such case" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(name);
});
