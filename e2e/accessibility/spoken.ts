import type { Page } from "@playwright/test";

type Said = { polite: string[]; urgent: string[] };
type Listening = typeof globalThis & { said: Said };

/** From now on keeps everything that the two live regions say, as a screen reader hears it. */
export async function listen(page: Page): Promise<() => Promise<Said>> {
  await page.evaluate(() => {
    const said: Said = { polite: [], urgent: [] };
    (globalThis as Listening).said = said;
    const keep = (selector: string, to: string[]) => {
      const region = document.querySelector(selector);
      if (!region) throw new Error(`No ${selector}.`);
      const hear = () => region.textContent && to.push(region.textContent.replaceAll("\u00a0", " "));
      new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true });
    };
    keep("body > [aria-live=polite][role=status]", said.polite);
    keep("body > [aria-live=assertive][role=alert]", said.urgent);
  });
  return () => page.evaluate(() => (globalThis as Listening).said);
}
