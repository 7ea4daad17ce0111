import { readFile } from "node:fs/promises";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("why a customer needs help is shown for a purpose, and compliance sees who asked and why", async ({
  asPerson,
  desk,
  idOf,
}) => {
  const { ref } = await desk.open();
  const note = "Calls cause distress";
  await desk.give(ref, "record-disclosure", { driver: "health", adjustments: ["no-calls"], note });
  const page = await asPerson("amara", { viewport: { width: 1440, height: 900 } });
  const sent: string[] = [];
  page.on("response", async (answer) => {
    if (answer.url().includes(`/cases/${ref}`) && answer.ok()) sent.push(await answer.text().catch(() => ""));
  });
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => sent.push(String(payload))));
  const amara = await new CasePage(page).open(ref, 2);
  const care = page.getByRole("region", { name: "Care, disputes, complaints" });
  await expect(care.getByText("No calls").first()).toBeVisible();
  await desk.give(ref, "record-disclosure", { driver: "life-event", adjustments: ["letters-only"], note: "Separated" });
  await amara.isLive(3);
  expect(sent.join()).not.toMatch(/distress|Separated|life-event/);

  await care.getByRole("button", { name: "Show reason for No calls" }).click();
  await amara.dialog.getByRole("button", { name: "Show reason" }).click();
  await expect(amara.dialog.getByText("Say what you need it for.")).toBeVisible();
  await amara.dialog.getByLabel("What do you need it for?").fill("Choosing how to write");
  await page.keyboard.press("Enter");
  await expect(care).toContainText(`Health: ${note}`);
  await care.getByRole("button", { name: "Hide reason" }).click();
  await expect(care).not.toContainText(note);

  const cara = await asPerson("cara");
  await cara.goto("/queue");
  await cara.getByRole("link", { name: "Access log" }).click();
  await cara.getByLabel("Customer of the case").fill(ref);
  await cara.getByLabel("Person").selectOption(await idOf("amara"));
  await cara.getByLabel("What", { exact: true }).selectOption("reveal");
  await cara.getByRole("button", { name: "Show" }).click();
  const row = cara.getByRole("row").filter({ hasText: ref });
  await expect(row).toHaveCount(1);
  for (const words of ["Amara Obi", "Revealed a value: reason for a need", "Choosing how to write", "In the desk"])
    await expect(row).toContainText(words);
  await expect(cara).toHaveURL(new RegExp(`ref=${ref}`));
});

test("a list goes out as a file, and the log says which, whose and how many", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const opened = [await desk.openFor(agent), await desk.openFor(agent)];
  const page = await asPerson(agent);
  await page.goto("/queue?view=mine");
  await expect(page.getByRole("link", { name: opened[0]?.name })).toBeVisible();
  const [asked, coming] = [page.waitForRequest("**/api/v1/exports"), page.waitForEvent("download")];
  await page.getByRole("button", { name: "Export this list" }).click();
  await page.getByRole("dialog").getByLabel("What is it for? (optional)").fill("Monthly review");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^cases-mine-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  for (const { ref, name } of opened) expect(text).toContain(`${ref},${name},`);
  expect(text.split("\r\n")).toHaveLength(4);
  expect((await asked).url()).not.toContain("?");
  await expect(page.getByText("2 rows exported")).toBeVisible();

  const cara = await asPerson("cara");
  await cara.goto(`/access-log?person=${agent.id}&action=export`);
  const row = cara.getByRole("row").filter({ hasText: agent.name });
  await expect(row).toContainText("Exported a list, 2 results");
  await expect(row).toContainText("Monthly review");
  await expect(row).toContainText("Cases: my open cases");
});

test("only compliance sees the access log", async ({ asPerson }) => {
  const page = await asPerson("lena");
  await page.goto("/queue");
  await expect(page.getByRole("link", { name: "Inbox" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Access log" })).toHaveCount(0);
  await page.goto("/access-log");
  await expect(page.getByRole("heading", { name: "Only compliance reads the access log." })).toBeVisible();
});
