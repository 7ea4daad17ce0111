import { expect, it } from "vitest";
import type { Jurisdiction } from "../../domain/codes.ts";
import { given } from "../../domain/given.ts";
import type { Sender } from "../../domain/templates/template.ts";
import { doneNotice, preferencesPage } from "./page.ts";

const SENDER: Sender = {
  ...{ name: "Larkfield", telephone: "", email: "", website: "", address: "", registration: "" },
  ...{ language: "en", hosts: [], teamTelephones: {} },
};
const NOW = "2026-11-25T12:00:00.000Z";
const ASKED = { is: "call-back", day: "2026-11-27", part: "morning" } as const;

it.each<[Jurisdiction, string, string]>([
  ["uk", "en-GB", "Friday 27 November 2026"],
  ["us", "en-US", "Friday, November 27, 2026"],
  ["za", "en-ZA", "Friday 27 November 2026"],
])("days are written as in the customer's country: %s", (jurisdiction, locale, day) => {
  const state = { ...given().state, jurisdiction };
  const page = preferencesPage({ channel: "sms", state, sender: SENDER, notice: null, now: NOW });
  expect(page.text).toContain(`>${day}</option>`);
  expect(doneNotice(ASKED, "sms", locale).text).toContain(`on ${day}.`);
});
