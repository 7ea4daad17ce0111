import { expect, type Page } from "@playwright/test";
import { check } from "../accessible.ts";

type Look = { colorScheme: "light" | "dark"; width: number };

/** Neighbours differ in one thing, so that going from one to the next is one change. */
const LOOKS: Look[] = [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 1440 },
  { colorScheme: "dark", width: 320 },
  { colorScheme: "light", width: 320 },
];

/** How every page of the matrix begins. Without motion nothing is looked at while it fades in. */
export const FIRST_LOOK = { colorScheme: "light", reducedMotion: "reduce", viewport: sizeOf(1440) } as const;

/**
 * Scans what the page shows now, light and dark, wide and narrow, without loading it again. `part`: what is new since
 * the whole page was scanned. `wide`: what is there only while there is room.
 */
export async function inEveryLook(page: Page, what: string, { part = "html", wide = false } = {}): Promise<void> {
  await settled(page);
  for (const look of LOOKS.filter(({ width }) => !wide || width === 1440)) {
    await take(page, look);
    await check(page, `${what}, ${look.colorScheme}, ${look.width} px`, part);
  }
  await take(page, { colorScheme: "light", width: 1440 });
}

/** Nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
}

async function take(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(sizeOf(width));
}

function sizeOf(width: number): { width: number; height: number } {
  return { width, height: width === 320 ? 640 : 900 };
}
