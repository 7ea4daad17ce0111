import { afterAll, beforeAll, expect, test } from "vitest";
import { AMARA, BEN, givenCase, givenDesk, givenLive, PRIYA } from "./given-live.ts";
import type { PersonHere } from "./live-socket.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;

beforeAll(async () => {
  desk = await givenDesk();
  live = await givenLive();
});

afterAll(async () => {
  await live.stop();
  await desk.drop();
});

type Told = { ref: string; people: PersonHere[] };

async function onCase(person: string, ref: string) {
  const visitor = await live.enter(`key:${person}`);
  await visitor.ask("case:join", { ref, after: 0 });
  return {
    ...visitor,
    says: (state: string) => visitor.ask("presence", { ref, state }),
    /** Resolves when this socket has been told exactly these people of the case. */
    sees: (...people: Partial<PersonHere>[]) =>
      visitor.hearsMessage("presence", (told: Told) => {
        if (told.ref !== ref || told.people.length !== people.length) return false;
        return people.every((one) =>
          told.people.some((here) => Object.entries(one).every(([k, v]) => here[k as keyof PersonHere] === v)),
        );
      }),
  };
}

test("everyone on the case sees who is there and what they do, one entry a person", async () => {
  const ref = await givenCase();
  const [amara, ben] = [await onCase(AMARA, ref), await onCase(BEN, ref)];

  expect(await amara.says("viewing")).toEqual({ ok: true });
  await ben.sees({ id: AMARA, name: "amara", team: "early-arrears", state: "viewing" });
  const secondTab = await onCase(AMARA, ref);
  await secondTab.says("on-call");
  await ben.sees({ id: AMARA, state: "on-call" });
  secondTab.socket.disconnect();
  await ben.says("editing");

  await ben.sees({ id: AMARA, state: "viewing" }, { id: BEN, state: "editing" });
  amara.socket.disconnect();
  await ben.sees({ id: BEN, state: "editing" });
});

test("a newcomer is shown who is there, and who spoke a moment too early is there after the join", async () => {
  const ref = await givenCase();
  const amara = await onCase(AMARA, ref);
  await amara.says("editing");
  const ben = await live.enter(`key:${BEN}`);

  expect(await ben.ask("presence", { ref, state: "viewing" })).toEqual({ ok: false, code: "not-found" });
  await ben.ask("case:join", { ref, after: 1 });

  await ben.hearsMessage("presence", ({ people }: Told) => people.length === 2);
  await amara.sees({ id: AMARA }, { id: BEN, state: "viewing" });
});

test("who is on the customer's other case is shown with it, to those who may read that case", async () => {
  const cards = await givenCase({ reference: "two cases" });
  const loans = await givenCase({ reference: "two cases", portfolio: "uk-loans" });
  const [amara, priya] = [await onCase(AMARA, cards), await onCase(PRIYA, cards)];
  const ben = await onCase(BEN, loans);

  await ben.says("viewing");
  await amara.sees({ id: BEN, on: loans });
  await amara.says("viewing");
  await priya.sees({ id: AMARA });
  await ben.sees({ id: BEN }, { id: AMARA, on: cards, state: "viewing" });

  const told = priya.heard.flatMap(({ event, message }) =>
    event === "presence" ? (message.people as PersonHere[]) : [],
  );
  expect(told.filter(({ id, on }) => id === BEN || on === loans)).toEqual([]);
});

test("a key is nobody on a case", async () => {
  const ref = await givenCase();
  const key = await live.enter();
  await key.ask("case:join", { ref, after: 1 });

  expect(await key.ask("presence", { ref, state: "viewing" })).toEqual({ ok: false, code: "forbidden" });
});
