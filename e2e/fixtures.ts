import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { DeskApi } from "./desk-api.ts";
import { SignIns, type Who } from "./sign-ins.ts";
import { waitsUntilTakenOver } from "./taken-over.ts";
import { Trouble } from "./trouble.ts";

type Fixtures = {
  desk: DeskApi;
  trouble: Trouble;
  /** A page in a browser of its own; `name` stands before what it complains of. */
  newPage: (name: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The same, signed in. */
  asPerson: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
  /** The demo person's id. */
  idOf: (name: string) => Promise<string>;
};

export const test = base.extend<Fixtures, { signIns: SignIns }>({
  signIns: [async ({ playwright }, use) => use(new SignIns(playwright)), { scope: "worker" }],

  desk: async ({ baseURL }, use) => use(new DeskApi(`${baseURL}`)),

  trouble: async ({ baseURL }, use) => {
    const trouble = new Trouble(`${baseURL}`);
    await use(trouble);
    trouble.verify();
  },

  newPage: async ({ browser, baseURL, trouble }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      const page = await context.newPage();
      trouble.watch(page, name);
      if (options?.javaScriptEnabled !== false) waitsUntilTakenOver(page);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  asPerson: async ({ newPage, baseURL, signIns }, use) => {
    await use(async (who, options) => {
      const storageState = await signIns.of(who, `${baseURL}`);
      return newPage(typeof who === "string" ? who : who.name, { storageState, ...options });
    });
  },

  idOf: async ({ desk }, use) => {
    await use(async (name) => {
      const found = (await desk.people()).find((one) => one.email === `${name}@baton.example`);
      if (!found) throw new Error(`Nobody in the demo is called ${name}.`);
      return found.id;
    });
  },
});

export { expect };
