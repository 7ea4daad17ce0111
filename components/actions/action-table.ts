import { ACTS } from "#components/case-acts/act-table.ts";

export type ActionGroup = "Desk" | "List" | "Case";
/** Something that a person can do. Keys, palette, the sheet and buttons all read it here, so that they cannot disagree. */
export type Action = {
  label: string;
  group: ActionGroup;
  /** As the sheet shows it: "H", "Shift X", "G then Q". */
  keys?: string;
  /** The key is heard where it acts (a link's Enter, the palette's own Ctrl K), not by the one listener. */
  apart?: true;
};

const DESK: Record<string, Action> = {
  find: { label: "Find a case or an action", group: "Desk", keys: "Ctrl K", apart: true },
  search: { label: "Search cases", group: "Desk", keys: "/" },
  undo: { label: "Take the last thing back", group: "Desk", keys: "Z" },
  "go-queue": { label: "Go to the queue", group: "Desk", keys: "G then Q" },
  "go-inbox": { label: "Go to the inbox", group: "Desk", keys: "G then I" },
  "go-board": { label: "Go to the board", group: "Desk", keys: "G then B" },
  pause: { label: "Pause or resume live updates", group: "Desk", keys: "." },
  keys: { label: "Show every key", group: "Desk", keys: "?" },
};

const LIST: Record<string, Action> = {
  "next-row": { label: "Next row", group: "List", keys: "J" },
  "previous-row": { label: "Previous row", group: "List", keys: "K" },
  open: { label: "Open the case, as Enter does", group: "List", keys: "O" },
  "next-case": { label: "Next case in work order", group: "List", keys: "N" },
  select: { label: "Select the row", group: "List", keys: "X" },
  "select-range": { label: "Select up to the row", group: "List", keys: "Shift X" },
  "select-all": { label: "Select all that is loaded", group: "List" },
  "clear-selection": { label: "Clear the selection", group: "List" },
  "show-changes": { label: "Show the changes that wait", group: "List", keys: "U" },
  "change-form": { label: "Switch between list and table", group: "List", keys: "V" },
  filter: { label: "Filter the list", group: "List" },
  "keep-view": { label: "Save this list as a view", group: "List" },
};

const CASE: Record<string, Action> = {
  take: { label: "Take the case", group: "Case", keys: "A" },
  note: { label: "Write a note", group: "Case", keys: "C" },
  "contact-call": { label: "Call the customer", group: "Case", keys: "R" },
  "contact-sms": { label: "Write a text", group: "Case", keys: "W then T" },
  "contact-whatsapp": { label: "Write a WhatsApp message", group: "Case", keys: "W then W" },
  "contact-email": { label: "Write an email", group: "Case", keys: "W then E" },
  "contact-letter": { label: "Write a letter", group: "Case", keys: "W then L" },
  ...Object.fromEntries(Object.entries(ACTS).map(([id, act]) => [id, actionOf(act)])),
  timeline: { label: "Filter the timeline", group: "Case", keys: "T then 1 to 7", apart: true },
  newest: { label: "Go to the newest event", group: "Case", keys: "E" },
};

export const ACTIONS: Record<string, Action> = { ...DESK, ...LIST, ...CASE };

export const GROUPS: ActionGroup[] = ["Desk", "List", "Case"];

/** "Shift X" → "shift+x", "G then Q" → "g>q": as the listener names it. */
export function hotkeyOf({ keys, apart }: Action): string | null {
  return keys === undefined || apart ? null : keys.toLowerCase().replace(" then ", ">").replace(" ", "+");
}

function actionOf({ label, keys }: { label: string; keys?: string }): Action {
  const words = label === "Accept" || label === "Decline" ? `${label} the handover` : label;
  return { label: words, group: "Case", keys };
}
