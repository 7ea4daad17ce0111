import type { BrowserContextOptions, Page } from "@playwright/test";
import type { DeskApi } from "../desk-api.ts";
import type { Who } from "../sign-ins.ts";

export type Desk = {
  desk: DeskApi;
  idOf: (name: string) => Promise<string>;
  asPerson: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
};

/** What is done on the screen as the step before left it. */
export type Act = (page: Page) => Promise<unknown>;
/** `part`: what of the page is new. `wide`: it is there only while there is room. */
export type State = { act: Act; part?: string; wide?: boolean };

/** Who stands before which address (null: nobody is signed in). */
export type Standing = { who: Who | null; path: string };

/** A row of the matrix: a screen, how one comes to it, and every state that it has. */
export type Screen = {
  id: string;
  /** Loaded it is what this row shows: only what comes of it here is looked at. */
  like?: string;
  /** Somebody who finds something there. */
  given: (desk: Desk) => Promise<Standing>;
  /** Seen once the screen is there with all that is on it. */
  ready: Act;
  /** The window's title, where it is not the desk's: customers know us by another name. */
  title?: RegExp;
  /** What the browser may complain of, since the story provokes it. */
  complains?: RegExp[];
  options?: BrowserContextOptions;
  /** Before the page opens. */
  before?: Act;
  /** Where the page whole is too long to be scanned: parts that all others are built like. */
  part?: string;
  /** What the loaded screen can become without a dialog, one after the other. */
  states?: Record<string, State>;
  /** Dialogs and menus, each opened from the loaded screen and left with Escape. */
  dialogs?: Record<string, Act>;
  /** Somebody who finds nothing there, and what it says. */
  empty?: { given: (desk: Desk) => Promise<Standing>; says: string };
  /** The request that fails, and what the screen says then. */
  error?: { request: string | RegExp; says: string };
};

/** The usual way to `ready`: these words stand on the page. */
export function shows(words: string | RegExp): Act {
  return (page) => page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Presses a button by its name. */
export function press(name: string | RegExp): Act {
  return (page) => page.getByRole("button", { name }).first().click();
}

/** Opens a menu by its button and takes one of its items. */
export function choose(menu: string | RegExp, item: string | RegExp): Act {
  return async (page) => {
    await press(menu)(page);
    await page.getByRole("menuitem", { name: item }).first().click();
  };
}

export function keys(...all: string[]): Act {
  return async (page) => {
    for (const key of all) await page.keyboard.press(key);
  };
}

/** A dialog has come, and focus is on it or in it. */
export function intoDialog(page: Page): Promise<void> {
  return page.locator("[role=dialog]:focus, [role=dialog] :focus").waitFor();
}

export function inTurn(...acts: Act[]): Act {
  return async (page) => {
    for (const act of acts) await act(page);
  };
}
