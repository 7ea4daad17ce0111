import type { Page } from "@playwright/test";
import { goOn, payLink, RUTH, TO_PAY, toOwe } from "../pay-link.ts";
import { inTurn, press, type Screen, shows } from "./screen.ts";

const at = (path: string, says: string | RegExp) => async (page: Page) => {
  await page.goto(path);
  await shows(says)(page);
};
const choose = (label: string | RegExp) => (page: Page) => page.getByLabel(label).check();
const link = (name: string) => (page: Page) => page.getByRole("link", { name }).click();

/** Where customers pay: before it is known who is there, and for whom it is theirs. */
export const PAY_SCREENS: Screen[] = [
  {
    id: "a customer's page to pay, before anybody is known",
    given: async ({ desk }) => {
      const { ref } = await desk.open(RUTH);
      return { who: null, path: (await payLink(desk, ref)).path };
    },
    ready: shows("To check that it is really us:"),
    title: /^Your account, Larkfield Collections$/,
    complains: [/status of 4(22|04)/],
    states: {
      "is it really us": { act: at("/pay/check-us", "We never ask for a password") },
      "who are you": { act: at("/pay/you", "Your date of birth") },
      "a wrong answer": { act: inTurn(press("Show my account"), shows("This is not what we have.")) },
      "no such link": { act: at(`/pay/${"A".repeat(43)}`, "Please open it again from our message.") },
    },
  },
  {
    id: "a customer's page to pay",
    given: async ({ desk }) => {
      const { ref } = await desk.open({ ...RUTH, owedMinor: 64_000 });
      return { who: null, path: (await payLink(desk, ref)).path };
    },
    ready: toOwe,
    title: /^What you owe, Larkfield Collections$/,
    complains: [/status of 422/],
    states: {
      "help unfolded": { act: (page) => page.locator(".help summary").click() },
      "a plan": { act: at("/pay/plan", "Each payment") },
      "that they cannot": { act: at("/pay/afford", "Thank you for telling us.") },
      "that they do not agree": { act: at("/pay/disagree", "What is wrong?") },
      "what would help": { act: at("/pay/support", "Or in your own words") },
      "how we contact them": { act: at("/pay/contact", "How we contact you") },
      "no amount": { act: inTurn(at("/pay/amount", "Another amount"), goOn, shows("Choose an amount")) },
      method: { act: inTurn(choose(/^All of it/), goOn, shows("Pay by")) },
      check: { act: inTurn(choose(/^Card/), goOn, shows("Check before you pay")) },
      "nothing paid": {
        act: inTurn(press("Pay £640.00"), link("Back, without paying"), shows("has not been taken.")),
      },
      "the whole plan": {
        act: inTurn(
          at("/pay/plan", "Each payment"),
          (page) => page.getByLabel("Each payment").fill("50"),
          choose("Every month, on the same day"),
          press("Show the plan"),
          shows("I agree to this plan"),
        ),
      },
      "a plan that is made": {
        act: inTurn(choose("Yes"), press("I agree to this plan"), shows("Your plan is set up")),
      },
      paid: {
        act: inTurn(
          at("/pay/amount", "Another amount"),
          choose(/^The next payment of your plan/),
          goOn,
          goOn,
          press("Pay £50.00"),
          press(TO_PAY),
          shows("You paid £50.00"),
        ),
      },
      heard: {
        act: inTurn(at("/pay/afford", "Thank you for telling us."), press("Tell us"), shows("We have heard you")),
      },
      "under a hold": { act: at("/pay/owe", "We have paused this account") },
    },
  },
];
