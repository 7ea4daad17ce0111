import { choose, inTurn, press, type Screen, shows } from "./screen.ts";

const asAdmin = (path: string) => async () => ({ who: "adam", path });
const acts = /^Acts for Amara Obi/;

export const ADMIN_SCREENS: Screen[] = [
  {
    id: "people",
    given: asAdmin("/admin/people"),
    ready: shows("amara@baton.example"),
    dialogs: {
      "add a person": press("Add a person"),
      rename: choose(acts, "Rename"),
      role: choose(acts, "Change role"),
      teams: choose(acts, "Change teams"),
      "new link": choose(acts, "New sign-in link"),
      deactivate: inTurn(choose(acts, "Deactivate"), shows("are signed out everywhere at once")),
      "acts for a person": press(acts),
    },
    states: {
      "nobody found": {
        act: async (page) => {
          await page.getByLabel("Find by name, email or team").fill("nobody at all");
          await shows("Nobody fits")(page);
        },
      },
    },
    error: { request: "**/api/v1/admin/people", says: "The list did not load." },
  },
  {
    id: "teams and duty",
    given: asAdmin("/admin/teams"),
    ready: shows("Early Arrears"),
    dialogs: {
      "add a team": press("Add a team"),
      "change a team": press("Change Early Arrears"),
      duty: press("Duty of Early Arrears"),
      "fallback lead": inTurn(press(/^(Change|Name one)$/), shows("Team lead")),
    },
    error: { request: "**/api/v1/admin/teams", says: "The list did not load." },
  },
  {
    id: "portfolios and grants",
    given: asAdmin("/admin/portfolios"),
    ready: shows("uk-cards"),
    dialogs: {
      "add a portfolio": press("Add a portfolio"),
      "change a portfolio": press(/^Change .*[Cc]ards/),
      "a portfolio's rules for money": press(/^Money rules of .*[Cc]ards/),
      grants: press(/^Grants of .*[Cc]ards/),
    },
    error: { request: "**/api/v1/admin/portfolios", says: "The list did not load." },
  },
  {
    id: "API keys",
    given: async ({ desk }) => {
      await desk.post("/keys", { name: `Matrix ${Date.now()}`, scopes: ["read"] });
      return { who: "adam", path: "/admin/keys" };
    },
    ready: shows(/^Matrix \d+/),
    dialogs: {
      "make a key": press("Make a key"),
      "new secret": press(/^New secret for Matrix/),
      "revoke a key": press(/^Revoke Matrix/),
      "a key, shown once": async (page) => {
        await press("Make a key")(page);
        await page.getByRole("dialog").getByLabel("Name").fill(`Shown ${Date.now()}`);
        await press("Make the key")(page);
        await shows("Shown this once.")(page);
      },
    },
    error: { request: "**/api/v1/keys", says: "The list did not load." },
  },
  {
    id: "changes",
    given: asAdmin("/admin/changes"),
    ready: (page) => page.getByRole("row").nth(1).waitFor(),
    error: { request: "**/api/v1/admin/changes*", says: "The list did not load." },
  },
  {
    id: "admin pages for who is no admin",
    given: async () => ({ who: "lena", path: "/admin/people" }),
    ready: shows("Only admins see this"),
    complains: [/status of 403/],
  },
  {
    id: "access log",
    given: async () => ({ who: "cara", path: "/access-log" }),
    ready: (page) => page.getByRole("table").waitFor(),
    dialogs: { export: press("Export") },
    empty: {
      given: async () => ({ who: "cara", path: "/access-log?person=00000000-0000-7000-8000-000000000000" }),
      says: "Nothing of this kind is in the log",
    },
    error: { request: "**/api/v1/access-log*", says: "The list did not load." },
  },
  {
    id: "access log for who is not compliance",
    given: async () => ({ who: "lena", path: "/access-log" }),
    ready: shows("Only compliance reads the access log."),
  },
];
