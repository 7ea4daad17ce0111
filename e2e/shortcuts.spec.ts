import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const singles = ["?", ".", "a", "b", "c", "d", "e", "h", "j", "k", "l", "m", "n", "p", "u"];

test("the off switch ends every single key, on every device", async ({ asPerson, desk }) => {
  const person = await desk.hire();
  const { ref } = await desk.open();
  const page = await asPerson(person);
  const open = await new CasePage(page).open(ref, 1);
  await page.getByRole("button", { name: /your menu/ }).click();
  const answered = page.waitForResponse("**/me/preferences");
  await page.getByRole("menuitemcheckbox", { name: /Single-key shortcuts/ }).click();
  expect((await answered).ok()).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.reload();
  await open.isLive(1);
  await page.getByRole("heading", { level: 1 }).focus();
  for (const key of [...singles, "t", "2", "g", "i"]) await page.keyboard.press(key);

  await expect(open.dialog).toHaveCount(0);
  await expect(open.freshness).toHaveText("live #1");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/cases/${ref}$`));
  expect((await desk.eventsOf(ref)).length).toBe(1);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find" })).toBeVisible();
});

test("no key acts while something is written or a character is composed", async ({ asPerson, desk }) => {
  const { ref } = await desk.open();
  const page = await asPerson(await desk.hire());
  const open = await new CasePage(page).open(ref, 1);
  await open.note.focus();
  await page.keyboard.type(singles.join(""));
  await expect(open.note).toHaveValue(singles.join(""));
  await page.getByRole("heading", { level: 1 }).focus();
  await page.evaluate((keys) => {
    for (const key of keys) {
      const composed = { key, code: `Key${key.toUpperCase()}`, isComposing: true, bubbles: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", composed));
    }
  }, singles);
  await expect(open.dialog).toHaveCount(0);
  await expect(open.freshness).toHaveText("live #1");
  expect((await desk.eventsOf(ref)).length).toBe(1);

  // The same key by itself does act, so the silence above means something.
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: /^Hand over/ })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByRole("dialog")).toHaveCount(1);
});

test("keys are what they write, G and a key go to a place and do nothing else, and a ticked box keeps them", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const page = await asPerson(agent);
  const open = await new CasePage(page).open(ref);
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(open.dialog).toHaveCount(0);
  for (const key of ["g", "b"]) await page.keyboard.press(key);
  await expect(open.dialog, "G then B places no hold").toHaveCount(0);
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog", { name: "Find" }).getByRole("combobox")).toBeFocused();
  for (const key of ["g", "i"]) await page.keyboard.press(key);
  await expect(page.getByRole("combobox")).toHaveValue("gi");
  await page.keyboard.press("Escape");
  await expect(open.dialog).toHaveCount(0);
  await page.getByRole("checkbox", { name: /^Select C/ }).click();
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Selection" })).toHaveCount(0);
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: /^Hand over/ })).toBeVisible();
});

test("the sheet lists the keys and can be searched; Escape gives focus back", async ({ asPerson, desk }) => {
  const { ref } = await desk.open();
  const page = await asPerson("ben");
  await new CasePage(page).open(ref, 1);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByRole("definition")).toHaveCount(32);
  await sheet.locator("input:focus").waitFor();
  await page.keyboard.type("hand");
  await expect(sheet.getByRole("definition")).toHaveText(["Hand over", "Accept the handover", "Decline the handover"]);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
});

test("the palette finds a case by name, and the name is in no address", async ({ asPerson, desk }) => {
  const name = `Achterberg ${Date.now().toString(36)}`;
  const { ref } = await desk.open({ name });
  const page = await asPerson("ben");
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  page.on("framenavigated", (frame) => addresses.push(decodeURIComponent(frame.url())));
  await page.goto("/queue");
  await expect(page.locator(".status .fresh")).toContainText("Live");
  await page.keyboard.press("Control+k");
  const finder = page.getByRole("dialog", { name: "Find" });
  await expect(finder.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(finder.getByRole("option", { name })).toContainText(ref);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/cases/${ref}$`));
  expect(addresses.filter((address) => address.includes("Achterberg"))).toEqual([]);
  await expect(page).toHaveTitle(new RegExp(ref));
  await expect(page).not.toHaveTitle(/Achterberg/);
});
