/** What the access log notes. Runs in the browser too: words and types only. */
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

/** The door through which the viewer's requests come. */
export function doorOf(viewer: Pick<Viewer, "kind">): AccessDoor {
  return viewer.kind === "user" ? "page" : "api";
}
