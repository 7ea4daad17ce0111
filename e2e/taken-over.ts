import type { Page } from "@playwright/test";

/** From now on `goto` and `reload` end when a hand on the page does something: between load and that, what is pressed or typed is lost. */
export function waitsUntilTakenOver(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...given) => {
    const answer = await goto(...given);
    await takenOver(page);
    return answer;
  };
  page.reload = async (...given) => {
    const answer = await reload(...given);
    await takenOver(page);
    return answer;
  };
}

/** The page is loaded and React listens: it answers what is pressed. Pages of Baton's without React are whole as they come. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.readyState === "complete" &&
      (![...document.scripts].some(({ src }) => src.includes("/_next/")) ||
        Object.keys(document).some((key) => key.startsWith("__reactContainer$"))),
  );
}
