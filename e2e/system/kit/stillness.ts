import type { Page } from "@playwright/test";

type Watching = typeof globalThis & { moves: string[] };

/** From now on notes, on every frame, what moved on the page: these elements, focus, panes. What is read keeps its place. */
export async function watch(page: Page, elements: string): Promise<void> {
  await page.evaluate((selector) => {
    const places = new Map<Element, number>();
    const scrolls = new Map<Element, number>();
    const focused = document.activeElement;
    const moves = new Set<string>();
    const look = () => {
      for (const element of document.querySelectorAll(selector)) {
        const { top } = element.getBoundingClientRect();
        if (Math.abs((places.get(element) ?? top) - top) > 0.5)
          moves.add(`moved: ${element.textContent?.slice(0, 60)}`);
        places.set(element, top);
      }
      for (const pane of document.querySelectorAll("html, .list, .rows, .main, .side")) {
        if ((scrolls.get(pane) ?? pane.scrollTop) !== pane.scrollTop) moves.add(`scrolled: ${pane.className}`);
        scrolls.set(pane, pane.scrollTop);
      }
      if (document.activeElement !== focused)
        moves.add(`focus went to ${document.activeElement?.outerHTML.slice(0, 80)}`);
      (globalThis as Watching).moves = [...moves];
      requestAnimationFrame(look);
    };
    look();
  }, elements);
}

export function movesIn(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as Watching).moves);
}
