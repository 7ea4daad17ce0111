import { listen } from "./accessibility/spoken.ts";
import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("a change of owner shows old and new until it has been seen, moves nothing after that, and is said once", async ({
  asPerson,
  desk,
  idOf,
}) => {
  const { ref } = await desk.openFor({ id: await idOf("amara") });
  const page = await asPerson("amara", { reducedMotion: "reduce" });
  await page.clock.install();
  const amara = await new CasePage(page).open(ref);
  await expect(amara.owner).toContainText("Owner: you since");
  const said = await listen(page);
  const acts = amara.main.locator(".head .push").last();

  await desk.give(ref, "reassign", { toTeam: "early-arrears", toUser: await idOf("ben"), reason: "Amara is away." });
  const words = amara.owner.locator(".owner-words:visible").last();
  await expect(amara.owner).toHaveAttribute("data-changed", "");
  await expect(words).toHaveText("Owner changed from Youto Ben Whitlock");
  const shown = { chip: await amara.owner.boundingBox(), acts: await acts.boundingBox() };

  await page.clock.runFor(15_000);
  await expect(amara.owner).not.toHaveAttribute("data-changed", "");
  await expect(words).toHaveText("BWOwner: Ben Whitlock, Early Arrears");
  expect({ chip: await amara.owner.boundingBox(), acts: await acts.boundingBox() }).toEqual(shown);
  expect((await said()).polite.filter((words) => /Amara|Ben|you/.test(words))).toHaveLength(1);
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
