/** What a customer may say on their preferences page, as its forms post it. Pure. */
import type { Adjustment } from "./codes.ts";
import type { Channel } from "./contact-policy/input.ts";

export type Window = { days: number[]; from: string; to: string };
export type PreferenceAct =
  | { is: "opened" }
  | { is: "stop" | "start"; channels: Channel[] }
  | { is: "times" | "times-undo"; windows: Window[] }
  | { is: "call-back"; day: string; part: DayPart }
  | { is: "language"; language: string }
  | { is: "formats"; adjustments: Adjustment[] }
  | { is: "write"; text: string };

/** Letters stay: the law asks for some things in writing. */
export const ALL_BUT_LETTERS: Channel[] = ["call", "voicemail", "sms", "whatsapp", "email"];

export const TIMES = {
  "weekday-mornings": { label: "Monday to Friday, before 12:00", days: [1, 2, 3, 4, 5], from: "00:00", to: "12:00" },
  "weekday-afternoons": {
    label: "Monday to Friday, 12:00 to 17:00",
    days: [1, 2, 3, 4, 5],
    from: "12:00",
    to: "17:00",
  },
  "weekday-evenings": { label: "Monday to Friday, after 17:00", days: [1, 2, 3, 4, 5], from: "17:00", to: "24:00" },
  saturdays: { label: "Saturdays", days: [6], from: "00:00", to: "24:00" },
  sundays: { label: "Sundays", days: [7], from: "00:00", to: "24:00" },
} as const;
type TimeName = keyof typeof TIMES;

export const DAY_PARTS = {
  morning: { label: "Morning, from 9:00", from: "09:00" },
  afternoon: { label: "Afternoon, from 13:00", from: "13:00" },
  evening: { label: "Evening, from 17:00", from: "17:00" },
} as const;
export type DayPart = keyof typeof DAY_PARTS;

export const PAGE_LANGUAGES = {
  en: "English",
  cy: "Cymraeg",
  pl: "Polski",
  ro: "Română",
  pa: "ਪੰਜਾਬੀ",
  ur: "اردو",
  es: "Español",
  af: "Afrikaans",
  zu: "isiZulu",
  xh: "isiXhosa",
  und: "Another language",
} as const;

/** Adjustments that somebody can ask for without saying why. */
export const FORMATS = {
  "large-print": "Large print",
  "plain-language": "Plain language",
  interpreter: "An interpreter on calls",
  "text-relay": "Text relay",
  "extra-time": "More time to answer",
} as const satisfies Partial<Record<Adjustment, string>>;

const LONGEST = 2_000;

/** The act that a posted form says; null where it says none. `channel`: the one that the page's link came by. */
export function readPreference(form: URLSearchParams, channel: Channel): PreferenceAct | null {
  if (form.get("List-Unsubscribe") === "One-Click") return { is: "stop", channels: [channel] };
  const act = form.get("act");
  switch (act) {
    case "opened":
      return { is: "opened" };
    case "stop":
    case "start":
      return { is: act, channels: form.get("what") === "all-but-letters" ? ALL_BUT_LETTERS : [channel] };
    case "times":
    case "times-undo":
      return timesOf(form, act);
    case "call-back":
      return callBackOf(form);
    case "language":
      return Object.hasOwn(PAGE_LANGUAGES, form.get("language") ?? "")
        ? { is: act, language: form.get("language") ?? "" }
        : null;
    case "formats":
      return formatsOf(form);
    case "write":
      return textOf(form);
    default:
      return null;
  }
}

function timesOf(form: URLSearchParams, is: "times" | "times-undo"): PreferenceAct | null {
  const named = form.getAll("time").filter((one): one is TimeName => Object.hasOwn(TIMES, one));
  const windows = [...new Set(named)].map((name) => windowOf(TIMES[name]));
  return windows.length > 0 ? { is, windows } : null;
}

function windowOf({ days, from, to }: { days: readonly number[]; from: string; to: string }): Window {
  return { days: [...days], from, to };
}

function callBackOf(form: URLSearchParams): PreferenceAct | null {
  const [day = "", part = ""] = [form.get("day") ?? "", form.get("part") ?? ""];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !Object.hasOwn(DAY_PARTS, part)) return null;
  return { is: "call-back", day, part: part as DayPart };
}

function formatsOf(form: URLSearchParams): PreferenceAct | null {
  const asked = form.getAll("format").filter((one): one is keyof typeof FORMATS => Object.hasOwn(FORMATS, one));
  return asked.length > 0 ? { is: "formats", adjustments: [...new Set(asked)] } : null;
}

/** As people type it: control characters are dropped, half characters mended, and what is too long is not cut in silence. */
function textOf(form: URLSearchParams): PreferenceAct | null {
  const text = (form.get("text") ?? "")
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/[^\P{Cc}\t\n]/gu, "")
    .trim();
  return text === "" || text.length > LONGEST ? null : { is: "write", text };
}

/** The windows that stand once these are added; a window that stands already is not doubled. */
export function withWindows(standing: readonly Window[], added: readonly Window[]): Window[] {
  return [...standing, ...added.filter((one) => !standing.some((other) => isSame(one, other)))];
}

export function withoutWindows(standing: readonly Window[], gone: readonly Window[]): Window[] {
  return standing.filter((one) => !gone.some((other) => isSame(one, other)));
}

function isSame(a: Window, b: Window): boolean {
  return a.from === b.from && a.to === b.to && a.days.join() === b.days.join();
}
