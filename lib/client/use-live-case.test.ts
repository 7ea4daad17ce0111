import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CaseState, fold } from "../domain/case.ts";
import type { CaseEvent } from "../domain/events.ts";
import { EXAMPLES } from "../domain/given-events.ts";
import { eventOf } from "../domain/given-step.ts";
import type { LiveCase } from "./apply-event.ts";
import { keys, readCase } from "./queries.ts";
import { takeEvents } from "./use-live-case.ts";

const REF = "C-0000-0000";
const LOG: CaseEvent[] = [
  eventOf({ type: "case-opened", data: EXAMPLES["case-opened"] }, 1),
  ...[2, 3, 4, 5].map((version) => eventOf({ type: "note-added", data: { text: `note ${version}` } }, version)),
];
const stateAt = (version: number): CaseState => fold(LOG.slice(0, version));
const liveAt = (version: number): LiveCase => ({ state: stateAt(version), version, events: LOG.slice(0, version) });

let client: QueryClient;
/** What the server has committed, and what happens while a request is on its way back. */
let committed: number;
let meanwhile: () => void;

beforeEach(() => {
  client = new QueryClient();
  committed = LOG.length;
  meanwhile = () => {};
  vi.stubGlobal("fetch", async (url: string) => {
    const body = answer(new URL(url, "http://localhost"));
    await Promise.resolve();
    meanwhile();
    return Response.json(body);
  });
});
afterEach(() => vi.unstubAllGlobals());

function answer({ pathname, searchParams }: URL): object {
  if (!pathname.endsWith("/events")) return liveFrom(committed);
  return { items: LOG.slice(Number(searchParams.get("after")), committed), version: committed };
}

function liveFrom(version: number): object {
  return { case: stateAt(version), version, events: LOG.slice(0, version) };
}

const held = () => client.getQueryData<LiveCase>(keys.case(REF));

describe("a gap", () => {
  it("is asked for until the last of what was pushed beyond it is there", async () => {
    client.setQueryData(keys.case(REF), liveAt(1));
    committed = 4;
    meanwhile = () => {
      if (committed === 5) return;
      committed = 5;
      void takeEvents(client, REF, LOG.slice(4));
    };

    await takeEvents(client, REF, LOG.slice(3, 4));

    expect(held()).toEqual(liveAt(5));
  });
});

describe("a case that is fetched again", () => {
  it("keeps what was pushed while it was on its way", async () => {
    client.setQueryData(keys.case(REF), liveAt(4));
    committed = 4;
    meanwhile = () => void takeEvents(client, REF, LOG.slice(4));

    await client.fetchQuery({ queryKey: keys.case(REF), queryFn: () => readCase(client, REF), staleTime: 0 });

    expect(held()).toEqual(liveAt(5));
  });
});
