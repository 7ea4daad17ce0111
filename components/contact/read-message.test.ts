import { expect, test } from "vitest";
import type { CaseTemplate } from "#lib/client/case-templates.ts";
import { type MessageForm, noMessage, readMessage, templateOf } from "./read-message.ts";

const reminder: CaseTemplate = {
  id: "reminder",
  name: "Reminder",
  version: 1,
  channel: "sms",
  language: "en",
  variant: "standard",
  inputs: [
    { id: "day", label: "Day", type: "day", maxLength: 10, required: true },
    { id: "remark", label: "Remark", type: "line", maxLength: 80, required: false },
  ],
  texts: [
    { language: "en", variant: "standard" },
    { language: "es", variant: "plain-language" },
  ],
};
const now = { purpose: "collection", debtId: "", timeZone: "Europe/London", when: "now" } as const;
const written: MessageForm = { ...noMessage, inputs: { day: "2026-12-01", remark: " ", of: "another template" } };

test("given a message, when it is read, then it is in the customer's language with what this template asks for", () => {
  expect(readMessage(written, reminder, now)).toEqual({
    ok: true,
    data: {
      channel: "sms",
      purpose: "collection",
      template: "reminder",
      language: "en",
      variant: "standard",
      inputs: { day: "2026-12-01" },
    },
  });
});

test("given another text, a debt and a time of day, when it is read, then they are said", () => {
  const form: MessageForm = { ...written, text: "es/plain-language", sendAt: "2026-12-04T09:30" };
  expect(readMessage(form, reminder, { ...now, debtId: "d-1", when: "at" })).toMatchObject({
    data: { language: "es", variant: "plain-language", debtId: "d-1", sendAt: "2026-12-04T09:30:00.000Z" },
  });
});

test("given what is missing, when it is read, then each field says so", () => {
  const errors = { "inputs.day": "Day is needed.", sendAt: "Choose a day and a time." };
  expect(readMessage(noMessage, reminder, { ...now, when: "at" })).toEqual({ ok: false, errors });
  expect(readMessage(noMessage, undefined, now)).toEqual({ ok: false, errors: { template: "Choose a template." } });
});

test("given a template that is there no more, when the form is drawn, then only the one and only stands in", () => {
  expect(templateOf({ ...noMessage, template: "gone" }, [reminder])).toBe(reminder);
  expect(templateOf(noMessage, [reminder, { ...reminder, id: "another" }])).toBeUndefined();
  expect(templateOf(noMessage, [])).toBeUndefined();
});
