import type { Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("a browser measures how long events of others took to its screen, and tells times alone", async ({
  asPerson,
  desk,
  request,
}) => {
  const { ref } = await desk.open();
  const page = await asPerson("amara");
  const told = samplesOf(page);
  const amara = await new CasePage(page).open(ref, 1);
  const counted = async () => {
    const text = await (await request.get("/metrics")).text();
    return Number(/baton_event_to_screen_seconds_count (\d+)/.exec(text)?.[1]);
  };
  const before = await counted();

  for (let version = 2; version <= 4; version += 1) {
    await desk.give(ref, "add-note", { text: "Heard." });
    await amara.isLive(version);
  }
  await painted(page);
  await hide(page);

  await expect.poll(counted).toBeGreaterThanOrEqual(before + 3);
  expect(told).toHaveLength(1);
  const [, { milliseconds }] = JSON.parse(told[0] ?? "");
  expect(milliseconds).toHaveLength(3);
  expect(Math.min(...milliseconds), "what a busy machine does to one of them is not measured here").toBeLessThan(2_000);
  expect(told[0]).not.toContain(ref);
});

/** What the page says of it over its socket. */
function samplesOf(page: Page): string[] {
  const told: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const text = String(payload);
      if (text.includes('"painted"')) told.push(text.slice(text.indexOf("[")));
    }),
  );
  return told;
}

/** Resolves after the frame that is drawn next, as what measures does. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
}

function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
}
