import { describe, expect, it } from "vitest";
import type { CommandInput } from "./commands.ts";
import { DISPOSITIONS, type DispositionSlug, type Opens } from "./dispositions.ts";
import { as, given } from "./given.ts";
import { START, type Who } from "./given-step.ts";

type Contact = CommandInput["record-contact"];
const contact = (disposition: DispositionSlug, more: Partial<Contact> = {}, who: Who = "ben") =>
  as(who, "record-contact", { channel: "call", direction: "outbound", disposition, ...more });

const OPENED = {
  nextAction: { what: "Call back", dueAt: "2026-11-25T09:00:00Z" },
  dispute: { reason: "not-mine", note: "Never had it" },
  complaint: { category: "conduct", text: "Rude" },
  disclosure: { driver: "health", adjustments: ["no-calls"] },
} as const satisfies Record<Opens, unknown>;
/** Outcomes that say something of the customer (told-by-outcome.ts). */
const TELLS: Partial<Record<DispositionSlug, string[]>> = {
  "cease-contact": ["cease-requested"],
  deceased: ["death-recorded"],
  represented: ["representative-appointed"],
  insolvent: ["hold-placed"],
  "language-barrier": ["language-set"],
  "wrong-number": ["contact-point-failed"],
  disconnected: ["contact-point-failed"],
};
const slugs = Object.keys(DISPOSITIONS) as DispositionSlug[];
const opens = (slug: DispositionSlug): Opens | undefined => (DISPOSITIONS[slug] as { opens?: Opens }).opens;

describe("recording a contact", () => {
  it("keeps channel, outcome and note, and is the last contact", () => {
    const { state } = given()
      .when(contact("no-answer", { note: "Rang out" }))
      .yields({ type: "contact-recorded", data: { channel: "call", disposition: "no-answer", note: "Rang out" } });
    expect(state).toMatchObject({
      lastContact: { at: "2026-11-24T10:01:00.000Z", disposition: "no-answer" },
      status: "contacting",
      firstActionDueAt: null,
    });
  });

  it("opens exactly what the outcome opens, and tells what it says of the customer", () => {
    const events = {
      nextAction: ["next-action-set"],
      dispute: ["dispute-opened", "hold-placed"],
      complaint: ["complaint-opened"],
      disclosure: ["need-disclosed"],
    } as const;
    for (const slug of slugs) {
      const field = opens(slug);
      const { facts, refusal } = given().when(contact(slug, field ? { [field]: OPENED[field] } : {}));
      expect(refusal, slug).toBeNull();
      expect(
        facts.map(({ type }) => type),
        slug,
      ).toEqual(["contact-recorded", ...(field ? events[field] : (TELLS[slug] ?? []))]);
    }
  });

  it("refuses without what the outcome opens, and with anything else", () => {
    for (const slug of slugs) {
      const field = opens(slug);
      if (field)
        given()
          .when(contact(slug))
          .refuses("outcome-incomplete", { facts: { required: field } });
      for (const extra of Object.keys(OPENED) as Opens[]) {
        if (extra === field) continue;
        const more = { [extra]: OPENED[extra], ...(field && { [field]: OPENED[field] }) };
        given().when(contact(slug, more)).refuses("outcome-opens-nothing", { facts: { extra } });
      }
    }
  });

  it.each([
    ["right-party-refused", "engaged"],
    ["message-received", "engaged"],
    ["voicemail-left", "contacting"],
    ["busy", "new"],
    ["wrong-party", "new"],
  ] as const)("%s makes the case %s", (slug, status) => expect(given().when(contact(slug)).state.status).toBe(status));

  it("may be recorded up to 30 days late, never ahead; what it opens counts from then", () => {
    const at = (occurredAt: string) => contact("no-answer", { occurredAt });
    given().when(at("2026-10-25T10:01:00.000Z")).yields({ type: "contact-recorded" });
    given().when(at("2026-10-25T10:00:59.999Z")).refuses("too-long-ago");
    given().when(at("2026-11-24T10:01:00.000Z")).yields({ type: "contact-recorded" });
    given().when(at("2026-11-24T10:01:00.001Z")).refuses("in-the-future");
  });

  it("recorded late does not become the last contact", () => {
    const { state } = given(contact("no-answer")).when(contact("busy", { occurredAt: "2026-11-20T10:00:00Z" }));
    expect(state.lastContact?.disposition).toBe("no-answer");
    expect(state.recentContacts.map(({ disposition }) => disposition)).toEqual(["no-answer", "busy"]);
  });

  it("remembers three, newest first", () => {
    const four = given(contact("busy"), contact("no-answer"), contact("hung-up"), contact("voicemail-left"));
    const known = four.state.recentContacts.map(({ disposition }) => disposition);
    expect(known).toEqual(["voicemail-left", "hung-up", "no-answer"]);
  });

  it("refuses a debt of another case, in what it opens too", () => {
    const debtId = "00000000-0000-7000-8000-00000000dead";
    given().when(contact("no-answer", { debtId })).refuses("unknown-debt");
    given()
      .when(contact("right-party-dispute", { dispute: { reason: "not-mine", debtId } }))
      .refuses("unknown-debt");
  });

  it("is possible on a closed case, a dispute or next action of it is not", () => {
    const closed = given(as("ben", "close-case", { reason: "other" }));
    closed.when(contact("no-answer")).yields({ type: "contact-recorded" });
    closed.when(contact("right-party-dispute", { dispute: { reason: "not-mine" } })).refuses("case-closed");
    closed.when(contact("right-party-call-back", { nextAction: OPENED.nextAction })).refuses("case-closed");
  });
});

describe("changing a contact point", () => {
  it("keeps its mask only: the value is sealed elsewhere", () => {
    const { state, facts } = given()
      .when(as("ben", "change-contact-point", { kind: "email", value: "ruth@example.com", verified: true }))
      .yields({ type: "contact-point-changed", data: { kind: "email", mask: "r•••@e•••.com", verified: true } });
    expect(state.customer.masks).toEqual({ phone: "••• 17", email: "r•••@e•••.com" });
    expect(JSON.stringify(facts)).not.toContain("ruth@");
  });

  it("is unverified unless said", () => {
    given()
      .when(as("ben", "change-contact-point", { kind: "phone", value: "07700 900142" }))
      .yields({ type: "contact-point-changed", data: { mask: "••• 42", verified: false } });
  });

  it("refuses nothing at all", () => {
    given()
      .when(as("ben", "change-contact-point", { kind: "phone", value: "  " }))
      .rejects("value");
  });
});

it("starts at an instant of working time, which the tests above count from", () =>
  expect(START.slice(11, 16)).toBe("10:00"));
