import type { Page } from "@playwright/test";
import axe from "axe-core";
import { expect, test } from "../fixtures.ts";
import { SCANNER } from "../scanner.ts";

/** Something for every way in which colours come to be: laid over each other, let through, mixed, in other words for colours. */
const PAGE = `<!doctype html><html lang="en"><title>Colours</title><style>
  body { color: #222; background: #fff }
  .faint { color: #bbb } .over { background: rgb(0 0 0 / 0.3) } .through { opacity: 0.5 } .mixed { mix-blend-mode: multiply }
  .shadow { text-shadow: 1px 1px 0 #777 } .wide { color: oklch(0.7 0.15 30); background: color(display-p3 0.9 0.9 0.95) }
  .named { color: hsl(0.5turn 40% 60%); background: rebeccapurple } .small { font-size: 9px } .box { position: absolute; left: 0; top: 0 }
</style><main><h1>Colours</h1>
  <p class="faint">Too faint</p><p>Words with a <a href="#a" style="color: #333; text-decoration: none">link like them</a>, and more</p>
  <div class="over"><p>Over grey <span class="faint">and faint</span></p><p class="through faint">half there</p></div>
  <div class="mixed wide"><p>Mixed</p><p class="shadow">with a shadow</p></div><p class="named small">named</p>
  <div class="over"><div class="over"><p class="through">three deep</p></div></div><p class="box faint">over others</p>
  <img src="data:,"><button></button><input><ul><p>no item</p></ul><div role="button" aria-checked="true">x</div>
</main></html>`;

test("the scanner of these tests finds what axe-core finds, to the letter", async ({ newPage }) => {
  const [as, ours] = await Promise.all(
    [axe.source, SCANNER].map(async (source) => found(await newPage("page"), source)),
  );
  expect(ours).toEqual(as);
  expect(ours?.violations).toEqual(
    expect.arrayContaining(["button-name", "color-contrast", "image-alt", "label", "link-in-text-block", "list"]),
  );
});

/** Everything that a scan of the page and one of its parts say, without the time at which they said it. */
async function found(page: Page, source: string) {
  await page.setContent(PAGE);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: scanner } = globalThis as typeof globalThis & { axe: typeof axe };
    const scans = [await scanner.run("html"), await scanner.run("main > div")];
    const violations = scans[0]?.violations.map(({ id }) => id) ?? [];
    return { violations, all: scans.map((scan) => ({ ...scan, timestamp: "" })) };
  });
}
