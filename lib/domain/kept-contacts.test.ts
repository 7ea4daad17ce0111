import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { aCase, as, baton, given, later } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import type { Ask } from "./given-step.ts";

const id = ({ contacts }: CaseState) => contacts.at(-1)?.id ?? uuid(999);
/** One that has arrived. Answers to what the customer asked for are not counted. */
const arrived = (channel: CommandInput["schedule-contact"]["channel"]): Ask[] => [
  as("key", "schedule-contact", { channel, purpose: "customer-requested", template: "reminder" }),
  later(1),
  (state) => baton("dispatch-contact", { contactId: id(state) }),
  (state) => baton("settle-contact", { contactId: id(state), outcome: { is: "delivered" } }),
];
const told = (state: CaseState) =>
  baton("settle-contact", { contactId: id(state), outcome: { is: "sent", providerId: `<${id(state)}@larkfield>` } });
const many = (count: number, channel: Parameters<typeof arrived>[0]) =>
  Array.from({ length: count }, () => arrived(channel)).flat();
const reachable = aCase({
  customer: { name: "Ruth Achterberg", email: "ruth@example.com", address: "1 High Street, Leeds" },
});

describe("the contacts that a case keeps at hand", () => {
  it("are the last that ended, and a letter for the weeks that the post takes to bring it back", () => {
    const { state } = given(reachable, ...arrived("letter"), ...many(40, "email"));
    expect(state.contacts.map(({ channel }) => channel)).toEqual([
      "letter",
      ...Array.from({ length: 30 }, () => "email"),
    ]);
    const letter = state.contacts[0]?.id ?? "";
    given(reachable, ...arrived("letter"), ...many(40, "email"))
      .when(as("ben", "return-letter", { contactId: letter, why: "gone-away" }))
      .yields({ type: "letter-returned" }, { type: "contact-point-failed" });
  });

  it("are not all mails that were ever sent, where nobody tells what became of them", () => {
    const sent = arrived("email").map((ask, at) => (at < 3 ? ask : told));
    const { state } = given(reachable, ...Array.from({ length: 70 }, () => sent).flat());
    expect(state.contacts.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => "sent"));
  });

  it("are not more letters than a year brings", () => {
    const { state } = given(reachable, ...many(30, "letter"));
    expect(state.contacts).toHaveLength(24);
  });
});
