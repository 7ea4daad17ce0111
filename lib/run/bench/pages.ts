import { chromium } from "@playwright/test";
import { browserLaunch } from "../browser.ts";
import { SCRIPT_BUDGETS, scriptWeight } from "../script-weight.ts";
import { someRefs } from "./commands.ts";
import type { Line } from "./line.ts";
import { signIn } from "./signed-in.ts";
import type { Stand } from "./stand.ts";

/** JavaScript that a first visit loads, as it travels. */
export async function benchPages(stand: Stand): Promise<Line[]> {
  const [ref] = await someRefs(stand);
  const browser = await chromium.launch(browserLaunch());
  const weigh = async (path: string, person?: string): Promise<number> => {
    const context = await browser.newContext({ baseURL: stand.url, viewport: { width: 1440, height: 900 } });
    if (person) await signIn(context, person);
    const { kilobytes } = await scriptWeight(await context.newPage(), path);
    await context.close();
    return kilobytes;
  };
  const [outside, inside] = [await weigh("/sign-in"), await weigh(`/cases/${ref}`, "amara")];
  await browser.close();
  return [
    { what: "JavaScript of the sign-in page, gzip", unit: "kB", ours: outside, goal: { most: SCRIPT_BUDGETS.signIn } },
    { what: "JavaScript of a case, gzip", unit: "kB", ours: inside, goal: { most: SCRIPT_BUDGETS.case } },
  ];
}
