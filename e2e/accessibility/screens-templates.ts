import { inTurn, press, type Screen, shows } from "./screen.ts";

/** What is said to customers: the list, a version, a draft, and who writes. */
export const TEMPLATE_SCREENS: Screen[] = [
  {
    id: "templates",
    given: async () => ({ who: "cara", path: "/templates" }),
    ready: shows("Payment reminder, letter"),
    dialogs: { "add a template": press("Add a template") },
    states: {
      "nothing found": {
        act: async (page) => {
          await page.getByLabel("Find by name or purpose").fill("nothing at all is called this");
          await shows("No template fits")(page);
        },
      },
    },
    error: { request: /\/api\/v1\/templates(\?|$)/, says: "The list did not load." },
  },
  {
    id: "templates for who writes none",
    given: async () => ({ who: "amara", path: "/templates" }),
    ready: shows("Only compliance and team leads write templates."),
  },
  {
    id: "a template in force",
    given: async () => ({ who: "cara", path: "/templates/payment-reminder-letter" }),
    ready: inTurn(shows("Fingerprint"), (page) => page.locator(".tpl-paper").waitFor()),
    dialogs: { retire: press("Retire") },
    error: { request: /\/api\/v1\/templates\/payment-reminder-letter$/, says: "The template did not load." },
  },
  {
    id: "the next version of a template",
    given: async () => ({ who: "lena", path: "/templates/plan-offer-email" }),
    ready: inTurn(press("Write the next version"), shows("Nothing stands in the way of publishing."), (page) =>
      page.locator(".tpl-paper").waitFor(),
    ),
    states: {
      "with problems": {
        act: async (page) => {
          await page
            .getByRole("textbox", { name: "Text", exact: true })
            .fill("{{nobody.knows}} https://elsewhere.example");
          await shows("in the way of publishing")(page);
          await shows("It cannot be sent like this.")(page);
        },
        part: ".tpl-form, .tpl-preview",
      },
      "another language": {
        act: async (page) => {
          await page.getByRole("tab", { name: "Spanish, standard" }).click();
        },
        part: ".tpl-form",
      },
    },
  },
  {
    id: "who writes",
    given: async () => ({ who: "cara", path: "/templates/senders" }),
    ready: shows("0808 157 0100"),
    dialogs: { "change who writes": press("Change who writes to UK cards") },
    error: { request: "**/api/v1/senders", says: "The list did not load." },
  },
];
