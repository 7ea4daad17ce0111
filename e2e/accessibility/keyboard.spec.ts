import type { Page } from "@playwright/test";
import { CasePage } from "../case-page.ts";
import { expect, test } from "../fixtures.ts";

type Stop = {
  /** The part of the page that it is in, and what it is. */
  part: string;
  what: string;
  hasRing: boolean;
  isInSight: boolean;
};

for (const width of [1440, 320]) {
  test(`Tab goes through the parts of a case in their order, seen at every stop: ${width} px`, async ({
    asPerson,
    desk,
  }) => {
    const agent = await desk.hire("lead");
    const { ref } = await desk.openFor(agent, { phone: "+447700900321" });
    await desk.give(ref, "place-hold", { kind: "fraud", reason: "Look at this" });
    const page = await asPerson(agent, { reducedMotion: "reduce", viewport: { width, height: 800 } });
    await new CasePage(page).open(ref);
    await expect(page.locator(".status")).toContainText("1 person here");
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(20);
    const parts = stops.map(({ part }) => part).filter((part, at, all) => part !== all[at - 1]);
    const order = ["skip", "top", "strip-line", "rail", "list", "main", "side", "status"];
    expect(parts).toEqual(width === 320 ? order.filter((part) => part !== "list") : order);
    expect(
      stops.filter(({ hasRing }) => !hasRing),
      "focus that is not seen",
    ).toEqual([]);
    expect(
      stops.filter(({ isInSight }) => !isInSight),
      "focus that something covers",
    ).toEqual([]);
  });
}

test("the skip links lead past what repeats on every page", async ({ asPerson, desk }) => {
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent);
  const page = await asPerson(agent);
  const open = await new CasePage(page).open(ref);
  for (const [words, goal] of [
    ["To queue", page.locator("#queue")],
    ["To main part", open.main],
    ["To composer", page.locator("#composer")],
  ] as const) {
    const link = page.getByRole("link", { name: words });
    await link.focus();
    await expect(link).toBeInViewport();
    await page.keyboard.press("Enter");
    const inside = () => goal.evaluate((part) => part.contains(document.activeElement));
    await expect.poll(inside, words).toBe(true);
  }
});

/** Every stop of Tab, from the first to the last. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.locator(".skip a").first().focus();
  for (let presses = 0; presses < 150; presses += 1) {
    const stop = await page.evaluate(stopHere);
    if (stop === null) return stops;
    stops.push(stop);
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab did not come to an end.");
}

/** Runs in the page. Null: focus has left it. */
function stopHere(): Stop | null {
  const here = document.activeElement;
  if (here === null || here === document.body) return null;
  const part = here.closest(".skip, .top, .demo-strip, .rail, .list, .main, .side, .status");
  const seen = here.closest("label") ?? here;
  // A row's ring is drawn around the whole row, by what its link puts after itself.
  const rings = [
    ...[here, seen, here.parentElement].map((one) => one && getComputedStyle(one).outlineStyle),
    getComputedStyle(here, "::after").outlineStyle,
  ];
  const { left, top, width, height } = seen.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2);
  return {
    part: part?.classList[0] ?? "none",
    what: `${here.localName} ${here.getAttribute("aria-label") ?? here.textContent}`.slice(0, 60),
    hasRing: rings.some((style) => style !== null && style !== "none"),
    isInSight: hit !== null && (seen.contains(hit) || hit.contains(seen)),
  };
}
