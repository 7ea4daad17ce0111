import { SCRIPT_BUDGETS, scriptWeight } from "../lib/run/script-weight.ts";
import { expect, test } from "./fixtures.ts";

test("a first visit loads no more JavaScript than it may", async ({ newPage, asPerson, desk }) => {
  const outside = await scriptWeight(await newPage("outside"), "/sign-in");
  expect(outside.kilobytes, outside.largest.join("\n")).toBeLessThan(SCRIPT_BUDGETS.signIn);

  const { ref } = await desk.open();
  const inside = await scriptWeight(await asPerson("amara"), `/cases/${ref}`);
  expect(inside.kilobytes, inside.largest.join("\n")).toBeLessThan(SCRIPT_BUDGETS.case);
});
