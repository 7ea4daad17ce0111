import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("acts on the open case come first, with their key, and one that is off says why", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const page = await asPerson(agent);
  await new CasePage(page).open(ref);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find" });
  await expect(palette.getByRole("group").first()).toContainText(`Case ${ref}`);
  const off = palette.getByRole("option", { name: /^Reassign now/ });
  await expect(off).toHaveAttribute("aria-disabled", "true");
  await expect(off).toContainText("Only a lead of the owning team may do this.");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("reassign");
  await expect(off).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(palette, "what is off leaves the palette open").toBeVisible();
  // By its place: what lies under an open dialog has no role.
  await expect(page.locator(".sr[role=alert]")).toContainText("Only a lead of the owning team may do this.");

  for (const alias of ["pass", "transfer"]) {
    await palette.getByRole("combobox").fill(alias);
    await expect(palette.getByRole("option", { name: /^Hand over/ })).toContainText("H");
  }
  await palette.getByRole("combobox").fill("pass");
  await expect(palette.getByRole("option", { name: /^Hand over/ })).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /^Hand over/ })).toBeVisible();
});

test("it goes to views, places and colleagues that one may go to, and remembers the cases of this window", async ({
  asPerson,
  desk,
}) => {
  const agent = await desk.hire();
  const { ref, name } = await desk.openFor(agent);
  const page = await asPerson(agent);
  await new CasePage(page).open(ref);
  const palette = page.getByRole("dialog", { name: "Find" });
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/inbox/);
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("option").filter({ hasText: name })).toContainText(ref);
  for (const nowhere of ["Access log", "Imports", "Admin"]) {
    await palette.getByRole("combobox").fill(nowhere);
    await expect(palette.getByRole("option", { name: nowhere })).toHaveCount(0);
  }
  await palette.getByRole("combobox").fill("waiting");
  await expect(palette.locator("[role=option][data-highlighted]")).toContainText(/waiting/i);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=waiting/);
  await page.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("ben whit");
  await palette.getByRole("option", { name: /^Ben Whitlock/ }).click();
  await expect(page.getByRole("list", { name: "Filters" })).toContainText("Owner: Ben Whitlock");
});

test("what is typed before the palette's code has come is typed into it", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const page = await asPerson(agent);
  await new CasePage(page).open(ref);
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find" });
  await expect(palette.getByText("Loading")).toBeVisible();
  await expect(palette.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("pa");
  come();

  await expect(palette.getByRole("option", { name: /^Hand over/ })).toBeVisible();
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("ss");
  await expect(palette.getByRole("combobox")).toHaveValue("pass");
  await expect(palette.getByRole("option", { name: /^Hand over/ })).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /^Hand over/ })).toBeVisible();
});
