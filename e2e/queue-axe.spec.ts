import { check, LOOKS } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

for (const options of LOOKS) {
  const { colorScheme, viewport } = options;
  test(`the list, its forms and the palette have no detectable violation: ${colorScheme}, ${viewport.width} px`, async ({
    asPerson,
    desk,
  }) => {
    const owner = await desk.hire("lead");
    for (const owedMinor of [90_000, 80_000, 70_000]) await desk.openFor(owner, { owedMinor });
    const page = await asPerson(owner, options);
    await page.goto("/queue?hold=none&balanceMin=1000");
    await expect(page.locator("[data-row]")).toHaveCount(3);
    for (const at of [0, 2]) await page.locator("[data-row] .pick").nth(at).click();
    await expect(page.getByRole("region", { name: "Selection" })).toContainText("2 selected");
    await check(page, "list with filters and a selection");
    const boxes = await page.locator(".pick").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);

    await page.getByRole("button", { name: "Change filters" }).click();
    await check(page, "filters", ".dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Views" }).click();
    await check(page, "views", ".pop");
    await page.getByRole("menuitem", { name: "Save as a new view" }).click();
    await check(page, "a new view", ".dialog");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Control+k");
    await check(page, "palette", ".dialog");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    if (viewport.width < 1100) return;
    await page.keyboard.press("v");
    await expect(page.getByRole("table")).toBeVisible();
    await check(page, "table");
  });
}
