import type { Channel, Purpose } from "./input.ts";

/** Minutes of the local day, the end not included; null: closed. */
export type Opening = readonly [from: number, to: number] | null;

/** The numbers, windows and lists of a pack: data, so that a new version can change them. What each means: parameters.ts. */
export type Settings = {
  /** By weekday, Monday first. */
  hours: readonly Opening[];
  closedOnHolidays: boolean;
  /** Local dates besides. */
  closedDays: readonly string[];
  callsPerDay: number;
  callsPerWeek: number;
  demandsToPersonalRepresentative: boolean;
  stoppedByComplaint: readonly Purpose[];
  stoppedByRequest: readonly Purpose[];
  stoppedByObjection: readonly Purpose[];
  daysInDefault: number;
  daysAfterNotice: number;
  writtenEnforcement: readonly Channel[];
  replyMinutes: number;
  callsPerDebt: number;
  daysAfterConversation: number;
  maContacts: number;
  maContactsAtWork: number;
  nycContacts: number;
  waContacts: number;
  waContactsAtWork: number;
  waContactsPerDay: number;
  dcCalls: number;
  dcDaysAfterConversation: number;
  dcMessages: number;
};

/** What the texts of the law say where they give a number or a list, and nothing where they do not. A pack begins with it. */
export const BY_LAW: Settings = {
  hours: Array.from({ length: 7 }, () => [480, 1260] as const),
  closedOnHolidays: false,
  closedDays: [],
  callsPerDay: 9,
  callsPerWeek: 9,
  demandsToPersonalRepresentative: true,
  stoppedByComplaint: ["enforcement"],
  stoppedByRequest: [],
  stoppedByObjection: ["collection", "reminder", "support"],
  daysInDefault: 20,
  daysAfterNotice: 10,
  writtenEnforcement: ["letter", "email"],
  replyMinutes: 60,
  callsPerDebt: 7,
  daysAfterConversation: 7,
  maContacts: 2,
  maContactsAtWork: 2,
  nycContacts: 3,
  waContacts: 3,
  waContactsAtWork: 1,
  waContactsPerDay: 2,
  dcCalls: 4,
  dcDaysAfterConversation: 7,
  dcMessages: 5,
};
