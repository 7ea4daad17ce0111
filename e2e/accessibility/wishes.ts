import { expect, type Page } from "@playwright/test";
import { check, fits } from "../accessible.ts";

/** What people set for themselves: colours of their own. The page stays as it is. */
export function underForcedColours(page: Page, what: string, part?: string): Promise<void> {
  return withForcedColours(page, () => check(page, `${what}, forced colours`, part));
}

/** The page whole, without a scan. */
export function fitsForcedColours(page: Page, what: string): Promise<void> {
  return withForcedColours(page, () => fits(page, `${what}, forced colours`));
}

async function withForcedColours(page: Page, act: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ forcedColors: "active" });
  await act();
  await page.emulateMedia({ forcedColors: "none" });
}

/** The same for twice the text size and wider text. */
export async function underOtherText(page: Page, what: string): Promise<void> {
  await withLargeText(page, () => isReadable(page, `${what}, text at 200 %`));
  await withWideText(page, () => isReadable(page, `${what}, wide text at 320 px`));
}

/** As a browser whose text size is set to twice the usual does it, so that layouts that ask for its width answer too. */
async function withLargeText(page: Page, act: () => Promise<void>): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
  await act();
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
  await browser.detach();
}

/** The spacing of WCAG 1.4.12, on a phone. */
async function withWideText(page: Page, act: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    );
    document.adoptedStyleSheets.push(sheet);
  });
  await act();
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
  if (before) await page.setViewportSize(before);
}

/** Nothing runs over the edge of the page, and no words are cut that nothing says are cut. Waited for, as layouts answer with the next frame. */
async function isReadable(page: Page, what: string): Promise<void> {
  await expect
    .configure({ soft: true })
    .poll(() => unreadable(page), what)
    .toEqual({ over: 0, cut: [] });
}

/** Pixels beyond the width, and words that are cut. */
function unreadable(page: Page): Promise<{ over: number; cut: string[] }> {
  return page.evaluate(() => {
    const ends = (box: Element) => {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(box);
      if (clipPath !== "none" || !box.checkVisibility()) return false;
      const aside = overflowX === "hidden" && textOverflow !== "ellipsis" && box.scrollWidth > box.clientWidth + 1;
      return aside || (overflowY === "hidden" && box.scrollHeight > box.clientHeight + 2);
    };
    const words = (box: Element) => [...box.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const boxes = [...document.querySelectorAll("body *")].filter((box) => words(box) && ends(box));
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      over: scrollWidth - clientWidth,
      cut: boxes.map((box) => `${box.localName}.${box.className}: ${box.textContent?.slice(0, 40)}`),
    };
  });
}
