import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isWellBuilt, standsStill } from "./built.ts";
import { FIRST_LOOK, fitsEveryLook, inEveryLook, settled } from "./looks.ts";
import type { Screen, Standing } from "./screen.ts";
import { SCREENS } from "./screens.ts";
import { fitsForcedColours, underForcedColours, underOtherText } from "./wishes.ts";

test.describe.configure({ mode: "parallel" });

for (const screen of SCREENS) {
  test(`${screen.id}: every state, light and dark, wide and narrow`, async ({
    asPerson,
    newPage,
    desk,
    idOf,
    trouble,
  }) => {
    test.slow();
    trouble.expect(...(screen.complains ?? []));
    const options = { ...FIRST_LOOK, ...screen.options };
    const stand = async ({ who, path }: Standing) => {
      const page = who === null ? await newPage("somebody", options) : await asPerson(who, options);
      await screen.before?.(page);
      await page.goto(path);
      return page;
    };
    const page = await stand(await screen.given({ desk, idOf, asPerson }));
    await screen.ready(page);
    if (!screen.like) await loaded(screen, page);
    await dialogsOf(screen, page);
    await statesOf(screen, page);
    if (screen.error) {
      trouble.expect(/status of 500/);
      await failing(page, screen.error.request);
      await says(page, screen.error.says);
      await inEveryLook(page, `${screen.id}, when it fails`);
    }
    if (!screen.empty) return;
    const nothing = await stand(await screen.empty.given({ desk, idOf, asPerson }));
    await says(nothing, screen.empty.says);
    await inEveryLook(nothing, `${screen.id}, with nothing on it`);
  });
}

async function loaded({ id, part, title }: Screen, page: Page): Promise<void> {
  await settled(page);
  await isWellBuilt(page, id, title);
  await standsStill(page, id);
  await underOtherText(page, id);
  if (part) await leaveOnly(page, id, part);
  await inEveryLook(page, id, { part });
  await underForcedColours(page, id, part);
}

/** A scan costs what the page is long. What is built like the parts is measured with them, and then taken off the page. */
async function leaveOnly(page: Page, id: string, part: string): Promise<void> {
  await fitsEveryLook(page, id);
  await fitsForcedColours(page, id);
  await page.evaluate((part) => {
    const parts = [...document.querySelectorAll(part)];
    for (const section of document.querySelectorAll("main section"))
      if (!parts.some((one) => one.contains(section) || section.contains(one))) section.remove();
  }, part);
}

async function dialogsOf({ id, dialogs = {} }: Screen, page: Page): Promise<void> {
  const open = page.locator(".dialog, .pop");
  for (const [name, act] of Object.entries(dialogs)) {
    await act(page);
    await inEveryLook(page, `${id}: ${name}`, { part: ".dialog, .pop" });
    await standsStill(page, `${id}: ${name}`);
    for (let left = await open.count(); left > 0; left = await open.count()) {
      await page.keyboard.press("Escape");
      await expect(open, `${name} is left with Escape`).not.toHaveCount(left);
    }
    const lost = () => page.evaluate(() => document.activeElement === document.body);
    await expect.poll(lost, `${name}: focus has a place afterwards`).toBe(false);
  }
}

async function statesOf({ id, states = {} }: Screen, page: Page): Promise<void> {
  for (const [name, { act, ...how }] of Object.entries(states)) {
    await act(page);
    await inEveryLook(page, `${id}: ${name}`, how);
  }
}

async function failing(page: Page, request: string | RegExp): Promise<void> {
  const problem = { type: "about:blank", title: "Internal Server Error", status: 500, code: "internal" };
  await page.route(request, (route) =>
    route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await page.reload();
}

async function says(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
}
