import { randomUUID } from "node:crypto";

/** A body, how it is announced, and what must be answered. */
export type Hostile = [what: string, body: unknown, status: number, code: string, headers?: Record<string, string>];

const PAYMENT = { amountMinor: 100, currency: "GBP", method: "card", reference: "P-1" };
const ACTION = { what: "Ring back", dueAt: "2027-01-04T10:00:00.000Z" };
const CALL = { channel: "call", direction: "outbound", disposition: "no-answer" };

/** Bodies of `POST /cases/{ref}/commands` of which none may change anything. */
export function hostileBodies(): Hostile[] {
  return [
    ["no JSON", "{not json", 400, "malformed"],
    ["half a body", '{"commandId":"half-a-body","type":"add-', 400, "malformed"],
    ["an empty body", "", 400, "malformed"],
    ["null", "null", 422, "invalid"],
    ["a list", [], 422, "invalid"],
    ["deep nesting", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, 422, "invalid"],
    ["a form", "type=add-note", 415, "unsupported-media-type", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text", JSON.stringify(said("add-note", { text: "x" })), 415, "unsupported-media-type", TEXT],
    ["an oversized body", said("add-note", { text: "x".repeat(70_000) }), 413, "too-large"],
    ["a field too many", { ...said("add-note", { text: "x" }), admin: true }, 422, "invalid"],
    ["a data field too many", said("add-note", { text: "x", html: "y" }), 422, "invalid"],
    [
      "a prototype",
      `{"commandId":"prototype-1","type":"add-note","data":{"text":"x","__proto__":{"a":1}}}`,
      422,
      "invalid",
    ],
    ["an inherited type", said("toString", {}), 422, "unknown-command"],
    ["no such command", said("make-coffee", {}), 422, "unknown-command"],
    ["a command of Baton's own", said("advance-case", {}), 422, "unknown-command"],
    ["opening by the wrong door", said("open-case", {}), 422, "unknown-command"],
    ["a number for text", said("add-note", { text: 7 }), 422, "invalid"],
    ["text of blanks", said("add-note", { text: " \n\t " }), 422, "invalid"],
    ["too long a note", said("add-note", { text: "x".repeat(20_001) }), 422, "invalid"],
    ["a control character", said("add-note", { text: "bell \u0007" }), 422, "invalid"],
    ["a NUL", said("add-note", { text: "nul \u0000" }), 422, "invalid"],
    ["half a surrogate", `{"commandId":"surrogate-1","type":"add-note","data":{"text":"\\ud83d"}}`, 422, "invalid"],
    ["a commandId that is none", { ...said("add-note", { text: "x" }), commandId: "a b" }, 422, "invalid"],
    ["based on the future", { ...said("add-note", { text: "x" }), basedOn: 9_999 }, 422, "invalid"],
    ["based on a fraction", { ...said("add-note", { text: "x" }), basedOn: 0.5 }, 422, "invalid"],
    ["the wrong currency", said("record-payment", { ...PAYMENT, currency: "USD" }), 422, "wrong-currency"],
    ["no currency there is", said("record-payment", { ...PAYMENT, currency: "gbp" }), 422, "invalid"],
    ...[-1, 0, 1.5, 1e15, "100", null].map(
      (amountMinor): Hostile => [
        `an amount of ${amountMinor}`,
        said("record-payment", { ...PAYMENT, amountMinor }),
        422,
        "invalid",
      ],
    ),
    ["an endless amount", rawPayment("1e999"), 422, "invalid"],
    ...["2026-02-30", "2026-13-01", "0000-00-00", "30/06/2026", "soon"].map(
      (dueOn): Hostile => [
        `the day ${dueOn}`,
        said("make-promise", { amountMinor: 100, currency: "GBP", dueOn }),
        422,
        "invalid",
      ],
    ),
    ...[
      "2027-02-30T10:00:00.000Z",
      "2027-01-04T25:00:00Z",
      "2027-01-04",
      "2027-01-04T10:00:00",
      "+275761-01-01T00:00:00Z",
    ].map((dueAt): Hostile => [`the instant ${dueAt}`, said("set-next-action", { ...ACTION, dueAt }), 422, "invalid"]),
    ["a debt that is none", said("record-payment", { ...PAYMENT, debtId: randomUUID() }), 422, "refused"],
    ["a call of tomorrow", said("record-contact", { ...CALL, occurredAt: "2099-01-01T00:00:00.000Z" }), 422, "refused"],
    [
      "a disposition that opens nothing",
      said("record-contact", { ...CALL, dispute: { reason: "not-mine" } }),
      422,
      "refused",
    ],
  ];
}

const TEXT = { "content-type": "text/plain" };

export function said(type: string, data: unknown): Record<string, unknown> {
  return { commandId: randomUUID(), type, data };
}

function rawPayment(amount: string): string {
  return JSON.stringify(said("record-payment", { ...PAYMENT, amountMinor: 7 })).replace(":7", `:${amount}`);
}
