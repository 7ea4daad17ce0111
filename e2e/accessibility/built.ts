import { expect, type Page } from "@playwright/test";

/**
 * What no scanner decides: one main part, one name of the page, headings in order, parts of one kind told apart by
 * name, a title, nothing before its place in the order of Tab.
 */
export async function isWellBuilt(page: Page, what: string, named = /\S.* · Baton$/): Promise<void> {
  const found = await page.evaluate(() => {
    const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(seen);
    const nameOf = (part: Element) =>
      part.getAttribute("aria-label") ?? part.getAttribute("aria-labelledby") ?? "without a name";
    const parts = all("nav, aside, section[aria-label], section[aria-labelledby], [role=region]");
    const levels = all("h1, h2, h3, h4, h5, h6").map(({ tagName }) => Number(tagName[1]));
    return {
      mains: all("main").length,
      names: levels.filter((level) => level === 1).length,
      deepest: Math.max(0, ...levels),
      levels: [...new Set(levels)].toSorted(),
      twice: parts.map((part) => `${part.localName} ${nameOf(part)}`).filter((name, at, of) => of.indexOf(name) !== at),
      title: document.title,
      pulledForward: all("[tabindex]").filter((element) => (element as HTMLElement).tabIndex > 0).length,
    };
  });
  const { levels, deepest, title, ...rest } = found;
  expect.soft(rest, `${what}: how it is built`).toEqual({ mains: 1, names: 1, twice: [], pulledForward: 0 });
  expect.soft(levels, `${what}: levels of headings`).toEqual(Array.from({ length: deepest }, (_, at) => at + 1));
  expect.soft(title, `${what}: the window's title`).toMatch(named);
}

/** Who asks for less motion sees none: nothing moves, and nothing would. */
export async function standsStill(page: Page, what: string): Promise<void> {
  const moving = await page.evaluate(() => {
    const moves = (element: Element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0);
    };
    return [...document.querySelectorAll("body, body *")].filter(moves).map(({ className }) => className);
  });
  expect.soft(moving, `${what}: what moves although less motion is asked for`).toEqual([]);
}
