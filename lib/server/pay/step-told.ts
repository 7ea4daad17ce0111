import { localDay } from "../../domain/calendar.ts";
import { DISPUTE_REASONS, type DisputeReason } from "../../domain/codes.ts";
import { readPreference } from "../../domain/preference-acts.ts";
import { onceOf, typedIn, written } from "./fields.ts";
import { goTo } from "./frame.ts";
import { give } from "./give.ts";
import type { Here } from "./here.ts";
import { known, page } from "./known-visitor.ts";
import {
  affordPage,
  affordToldPage,
  disagreePage,
  disagreeToldPage,
  supportPage,
  supportToldPage,
} from "./page-told.ts";
import type { Visit } from "./visits.ts";

type Work = (here: Here) => Promise<Response> | Response;
const may = (visit: Visit, what: "cantAfford" | "disagree", work: Work) =>
  known(visit, (here) => (here.offered[what] ? work(here) : goTo("/pay/owe")));

export function showAfford(visit: Visit): Promise<Response> {
  return may(visit, "cantAfford", (here) => page(here, "You can\u2019t afford this", affordPage()));
}

export function tellAfford(visit: Visit, said: URLSearchParams): Promise<Response> {
  return may(visit, "cantAfford", async ({ link }) => {
    const text = written(said, "text");
    await give(link, onceOf(said), { type: "record-hardship", data: text === null ? {} : { text } });
    return goTo("/pay/afford-told");
  });
}

export function showAffordTold(visit: Visit): Promise<Response> {
  return known(visit, (here) => {
    const until = here.state.holds.findLast(({ kind, until }) => kind === "other" && until !== null)?.until ?? null;
    const lastDay = until === null ? null : localDay(until, here.portfolio.timeZone);
    return page(here, "We have heard you", affordToldPage(here, lastDay));
  });
}

export function showDisagree(visit: Visit): Promise<Response> {
  return may(visit, "disagree", (here) => page(here, "You don\u2019t agree with this debt", disagreePage(here)));
}

export function tellDisagree(visit: Visit, said: URLSearchParams): Promise<Response> {
  return may(visit, "disagree", async (here) => {
    const reason = Object.keys(DISPUTE_REASONS).find((one) => one === said.get("reason")) as DisputeReason | undefined;
    const note = written(said, "text");
    if (!reason) {
      const asked = disagreePage(here, "Choose what is wrong", { text: note ?? "", debt: typedIn(said, "debt") });
      return page(here, "You don\u2019t agree with this debt", asked, {}, 422);
    }
    const debt = here.state.debts.find(({ id }) => id === said.get("debt"));
    const data = { reason, ...(note !== null && { note }), ...(debt && { debtId: debt.id }) };
    await give(here.link, onceOf(said), { type: "open-dispute", data });
    return goTo("/pay/disagree-told");
  });
}

export function showDisagreeTold(visit: Visit): Promise<Response> {
  return known(visit, (here) => page(here, "We are checking it", disagreeToldPage()));
}

export function showSupport(visit: Visit): Promise<Response> {
  return known(visit, (here) => page(here, "Tell us what would help", supportPage()));
}

export function tellSupport(visit: Visit, said: URLSearchParams): Promise<Response> {
  return known(visit, async (here) => {
    const text = written(said, "text");
    const asked = new URLSearchParams([
      ["act", "formats"],
      ...said.getAll("format").map((one) => ["format", one] as [string, string]),
    ]);
    const formats = readPreference(asked, "letter");
    const adjustments = formats?.is === "formats" ? formats.adjustments : [];
    if (text === null && adjustments.length === 0)
      return page(
        here,
        "Tell us what would help",
        supportPage("Choose something, or say it in your own words"),
        {},
        422,
      );
    const data = { driver: "capability" as const, adjustments, note: text ?? UNASKED };
    await give(here.link, onceOf(said), { type: "record-disclosure", data });
    return goTo("/pay/support-told");
  });
}

const UNASKED = "Asked for on the pay page. The reason was not asked.";

export function showSupportTold(visit: Visit): Promise<Response> {
  return known(visit, (here) => page(here, "Thank you for telling us", supportToldPage()));
}
