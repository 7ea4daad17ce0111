import type { Page } from "@playwright/test";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("a change of owner shows old and new until it has been seen, moves nothing after that, and is said once", async ({
  asPerson,
  desk,
  idOf,
}) => {
  const { ref } = await desk.openFor({ id: await idOf("amara") });
  const amara = await new CasePage(await asPerson("amara", { reducedMotion: "reduce" })).open(ref);
  await expect(amara.owner).toContainText("Owner: you since");
  const spoken = await listen(amara.page);
  const acts = amara.main.locator(".head .push").last();

  await desk.give(ref, "reassign", { toTeam: "early-arrears", toUser: await idOf("ben"), reason: "Amara is away." });
  const words = amara.owner.locator(".owner-words:visible").last();
  await expect(amara.owner).toHaveAttribute("data-changed", "");
  await expect(words).toHaveText("Owner changed from Youto Ben Whitlock");
  const shown = { chip: await amara.owner.boundingBox(), acts: await acts.boundingBox() };

  await expect(amara.owner).not.toHaveAttribute("data-changed", "", { timeout: 20_000 });
  await expect(words).toHaveText("BWOwner: Ben Whitlock, Early Arrears");
  expect({ chip: await amara.owner.boundingBox(), acts: await acts.boundingBox() }).toEqual(shown);
  expect((await spoken()).filter((said) => /Amara|Ben|you/.test(said))).toHaveLength(1);
});

test("a case that goes and comes back while somebody looks shows nothing of it any more", async ({
  asPerson,
  desk,
  idOf,
}) => {
  const [amara, ben] = [await idOf("amara"), await idOf("ben")];
  const { ref } = await desk.openFor({ id: amara });
  const { owner } = await new CasePage(await asPerson("ben")).open(ref);
  await desk.give(ref, "reassign", { toTeam: "early-arrears", toUser: ben, reason: "x" });
  await expect(owner).toHaveAttribute("data-changed", "");
  await desk.give(ref, "reassign", { toTeam: "early-arrears", toUser: amara, reason: "y" });
  await expect(owner).not.toHaveAttribute("data-changed", "");
  await expect(owner.locator(".owner-words:visible").last()).toContainText("Owner: Amara Obi");
});

type Listening = typeof globalThis & { said: string[] };

/** From now on keeps everything that the live regions say. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    (globalThis as Listening).said = said;
    for (const region of document.querySelectorAll("[aria-live], body > [role=status], body > [role=alert]")) {
      new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  return () => page.evaluate(() => (globalThis as Listening).said);
}
