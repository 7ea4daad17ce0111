import type { Page } from "@playwright/test";
import { preferencesLink } from "../preferences-link.ts";
import { inTurn, press, type Screen, shows } from "./screen.ts";

/** What is seen without being signed in. */
export const OUTSIDE_SCREENS: Screen[] = [
  {
    id: "sign-in",
    given: async () => ({ who: null, path: "/sign-in" }),
    ready: shows("Demo data."),
    complains: [/status of (401|429)/, /ERR_FAILED/],
    states: {
      "a wrong password": { act: (page) => tryToSignIn(page, "You were not signed in.") },
      "too many tries": {
        act: async (page) => {
          await page.route("**/api/auth/callback/**", (route) =>
            route.fulfill({ status: 429, headers: { "retry-after": "90" } }),
          );
          await tryToSignIn(page, "Too many tries.");
        },
        part: "main",
      },
      "Baton out of reach": {
        act: async (page) => {
          await page.route("**/api/auth/callback/**", (route) => route.abort());
          await tryToSignIn(page, "Baton could not be reached.");
        },
        part: "main",
      },
    },
  },
  {
    id: "invitation",
    given: async ({ desk }) => {
      const said = { name: "Noor Iqbal", email: `noor.${Date.now()}@example.com`, role: "agent", teams: [] };
      const { invitation } = await desk.post<{ invitation: { url: string } }>("/admin/people", said);
      return { who: null, path: new URL(invitation.url).pathname };
    },
    ready: shows("Welcome, Noor Iqbal"),
    complains: [/status of 422/],
    states: {
      "a password too short": {
        act: async (page) => {
          await page.getByRole("textbox", { name: "Password" }).fill("short");
          await press("Save and sign in")(page);
          await page.locator("[aria-invalid=true]").waitFor();
        },
      },
    },
  },
  {
    id: "invitation that was used",
    given: async () => ({ who: null, path: `/welcome/${"x".repeat(43)}` }),
    ready: shows("This link no longer works"),
  },
  {
    id: "a customer's preferences",
    given: async ({ desk }) => {
      const { ref } = await desk.open({ email: "ruth@customer.example" });
      return { who: null, path: await preferencesLink(desk, ref) };
    },
    ready: shows("How we contact you"),
    title: /^How we contact you$/,
    states: {
      "every part open": {
        act: async (page) => {
          for (const part of await page.locator("summary").all()) await part.click();
        },
      },
      "a channel stopped": {
        act: async (page) => {
          await press("Stop emails")(page);
          await shows("You will get no more emails from us.")(page);
        },
      },
    },
  },
  {
    id: "a customer's phone",
    given: async ({ desk }) => {
      const { ref } = await desk.open({ phone: "+447700900821" });
      for (const text of ["Please ring after five.", "See https://larkfield.example/help"])
        await desk.post(`/demo/phone/${ref}/replies`, { channel: "sms", text });
      return { who: "amara", path: `/phone/${ref}` };
    },
    ready: shows("Please ring after five."),
    complains: [/status of 422/],
    states: {
      "nothing in the post": { act: inTurn(press(/^Post/), shows("No letters yet")) },
      "an answer that cannot be sent": {
        act: async (page) => {
          await press(/^Mail/)(page);
          await page.getByRole("textbox", { name: "Answer" }).fill("Hello");
          await press("Send")(page);
          await shows("This customer has no address for that channel.")(page);
        },
      },
    },
    error: { request: "**/api/v1/demo/phone/*", says: "The phone cannot be read." },
  },
  {
    id: "no such page",
    given: async () => ({ who: null, path: "/no-such-page" }),
    ready: shows("No such page"),
    complains: [/status of 404/],
  },
  {
    id: "API reference",
    given: async () => ({ who: null, path: "/docs/api" }),
    ready: shows("Schemas"),
    part: "main nav, main > section:nth-of-type(1), main section[id^=schema-]:nth-of-type(1)",
  },
];

async function tryToSignIn(page: Page, answer: string): Promise<void> {
  await page.getByLabel("Email").fill("nobody@baton.example");
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await shows(answer)(page);
}
