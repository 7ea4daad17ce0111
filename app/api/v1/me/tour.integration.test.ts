import { afterAll, beforeAll, expect, it } from "vitest";
import { get, openDesk, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let amara: Who;

beforeAll(async () => {
  desk = await openDesk();
  amara = await signIn("amara");
});
afterAll(() => desk.close());

const prefer = (change: object) => send("PATCH", "/api/v1/me/preferences", amara, change);
const tour = { open: true, ref: "C-7K3M-Q9TX", done: ["together", "payment"] };

it("keeps how far somebody is in the guided three minutes, beside what else they prefer", async () => {
  await prefer({ theme: "dark" });
  expect((await prefer({ tour })).body).toEqual({ theme: "dark", tour });
  await prefer({ tour: { ...tour, ref: null, open: false } });
  expect((await get("/me", amara)).body.preferences).toEqual({
    theme: "dark",
    tour: { ...tour, ref: null, open: false },
  });
});

it("takes no step, case or field that there is not", async () => {
  const wrong = [{ ...tour, done: ["paid"] }, { ...tour, ref: "Ruth" }, { ...tour, more: 1 }, { open: true }];
  for (const one of wrong) expect((await prefer({ tour: one })).status).toBe(422);
});
