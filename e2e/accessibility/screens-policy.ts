import { type Desk, press, type Screen, shows } from "./screen.ts";

/** A draft of Cara's that makes calls rarer. Returns its id. */
async function givenDraft({ asPerson, desk }: Desk): Promise<string> {
  const page = await asPerson("cara");
  const data = { pack: "uk", changes: { callsPerWeek: 4, "uk.workplace": false }, reason: "Fewer calls." };
  const made = await page.request.post("/api/v1/policy/versions", { data, headers: { origin: desk.origin } });
  return (await made.json()).id;
}

async function givenReview(given: Desk): Promise<string> {
  const id = await givenDraft(given);
  const page = await given.asPerson("cara");
  const headers = { origin: given.desk.origin };
  await page.request.post(`/api/v1/policy/versions/${id}/submission`, { data: { revision: 1 }, headers });
  return id;
}

export const POLICY_SCREENS: Screen[] = [
  {
    id: "contact policy",
    given: async (given) => {
      await givenDraft(given);
      return { who: "cara", path: "/policy?pack=uk" };
    },
    ready: shows("Calls in seven days: 6 → 4"),
    error: { request: "**/api/v1/policy/packs/uk", says: "The list did not load." },
  },
  {
    id: "contact policy for a lead",
    like: "contact policy",
    given: async () => ({ who: "lena", path: "/policy?pack=us" }),
    ready: shows("Calls about a debt: at most 7 in seven days."),
  },
  {
    id: "contact policy for who may not read it",
    given: async () => ({ who: "amara", path: "/policy" }),
    ready: shows("The contact policy is read by compliance and by team leads."),
  },
  {
    id: "draft of the policy",
    given: async (given) => ({ who: "cara", path: `/policy/drafts/${await givenDraft(given)}` }),
    ready: shows("Contact at work: on → off"),
    states: {
      "its impact": {
        act: async (page) => {
          await press("Preview the impact")(page);
          await page.getByRole("button", { name: "Look again", disabled: false }).waitFor();
        },
        part: ".pol-impact",
      },
    },
    error: { request: "**/api/v1/policy/versions/*", says: "The list did not load." },
  },
  {
    id: "draft of the policy before a second person",
    given: async (given) => {
      const id = await givenReview(given);
      return { who: await given.desk.hire("compliance", [], "Petra"), path: `/policy/drafts/${id}` };
    },
    ready: shows("Takes effect"),
    dialogs: { publish: press("Publish") },
  },
  {
    id: "blocked contacts",
    given: async ({ desk }) => {
      const { ref } = await desk.open();
      await desk.give(ref, "record-opt-out", { channel: "call" });
      await desk.give(ref, "reserve-attempt", { channel: "call", purpose: "collection" }).catch(() => {});
      return { who: "cara", path: "/policy/blocked" };
    },
    ready: (page) =>
      page
        .getByRole("cell", { name: /common\.opted-out/ })
        .first()
        .waitFor(),
    dialogs: { export: press("Export") },
    empty: {
      given: async () => ({ who: "cara", path: "/policy/blocked?until=2020-01-01" }),
      says: "Nothing of this kind was blocked",
    },
    error: { request: /blocked-contacts\?/, says: "The list did not load." },
  },
];
