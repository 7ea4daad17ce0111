import { expect, type Page } from "@playwright/test";
import { type Asked, check, fits } from "../accessible.ts";

type Look = { colorScheme: "light" | "dark"; width: number; asked: Asked };

/**
 * Neighbours differ in one thing, so that going from one to the next is one change. Between light and dark only colours
 * change (`components/ui/schemes.test.ts` holds that), so the second look at a width asks only what colours can answer
 * otherwise: no rule is switched off, and none is asked twice of the same structure.
 */
const LOOKS: Look[] = [
  { colorScheme: "light", width: 1440, asked: "everything" },
  { colorScheme: "dark", width: 1440, asked: "colours" },
  { colorScheme: "dark", width: 320, asked: "everything" },
  { colorScheme: "light", width: 320, asked: "colours" },
];

const FIRST = { colorScheme: "light", width: 1440 } as const;

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
    await check(page, `${what}, ${look.colorScheme}, ${look.width} px`, part, look.asked);
  }
  await take(page, FIRST);
}

/** The page whole, in every look, without a scan. */
export async function fitsEveryLook(page: Page, what: string): Promise<void> {
  for (const look of LOOKS) {
    await take(page, look);
    await fits(page, `${what}, ${look.colorScheme}, ${look.width} px`);
  }
  await take(page, FIRST);
}

/** Nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true], .bones")).toHaveCount(0);
}

async function take(page: Page, { colorScheme, width }: Omit<Look, "asked">): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(sizeOf(width));
}

function sizeOf(width: number): { width: number; height: number } {
  return { width, height: width === 320 ? 640 : 900 };
}
