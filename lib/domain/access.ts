/** What the access log notes, and who may read it. Runs in the browser too: words and types only. */
import type { Viewer } from "./permissions.ts";

/** STORED MEANING: what somebody did with what they may see. */
export const ACCESS_ACTIONS = {
  open: "Opened a case",
  reveal: "Revealed a value",
  search: "Searched",
  export: "Exported a list",
  document: "Opened a document",
  "bank-lines": "Looked at bank lines",
  "pay-link": "Looked at a pay link",
  "read-log": "Read the access log",
} as const;
export type AccessAction = keyof typeof ACCESS_ACTIONS;

/** STORED MEANING: through which door. */
export const ACCESS_DOORS = { page: "In the desk", api: "With a key", socket: "Live" } as const;
export type AccessDoor = keyof typeof ACCESS_DOORS;

/** What can be revealed, as the log names it. */
export const REVEALED_FIELDS: Record<string, string> = {
  phone: "Phone",
  email: "Email",
  address: "Address",
  "birth-date": "Date of birth",
  reference: "Customer reference",
  "care-reason": "Reason for a need",
};

/** Null when the viewer may read the access log: compliance, and a key with `admin` for a system that watches over it. */
export function whyNotReadLog(viewer: Viewer): string | null {
  if (viewer.kind === "user" && viewer.role === "compliance") return null;
  if (viewer.kind === "api" && viewer.scopes.includes("admin")) return null;
  return "Only compliance reads the access log.";
}

/** A purpose may speak of the customer: compliance reads it, a key does not. */
export function mayReadPurposes(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role === "compliance";
}

/** The door through which the viewer's requests come. */
export function doorOf(viewer: Pick<Viewer, "kind">): AccessDoor {
  return viewer.kind === "user" ? "page" : "api";
}
