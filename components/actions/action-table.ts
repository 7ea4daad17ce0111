import { ACTS } from "#components/case-acts/act-table.ts";

export type ActionGroup = "Desk" | "List" | "Case";
/** Something that a person can do. Keys, palette, the sheet and buttons all read it here, so that they cannot disagree. */
export type Action = {
  label: string;
  group: ActionGroup;
  /** As the sheet shows it: "H", "Shift X", "G then Q". */
  keys?: string;
  /** Other words that it is looked for by. */
  also?: string;
  /** The key is heard where it acts (a link's Enter, the palette's own Ctrl K), not by the one listener. */
  apart?: true;
};

const DESK: Record<string, Action> = {
  find: { label: "Find a case or an action", group: "Desk", keys: "Ctrl K", apart: true },
  search: { label: "Search cases", group: "Desk", keys: "/", also: "find name phone reference" },
  undo: { label: "Take the last thing back", group: "Desk", keys: "Z", also: "undo revert" },
  "go-queue": { label: "Go to the queue", group: "Desk", keys: "G then Q", also: "list cases" },
  "go-inbox": { label: "Go to the inbox", group: "Desk", keys: "G then I", also: "notifications notices" },
  "go-board": { label: "Go to the board", group: "Desk", keys: "G then B", also: "team lead load" },
  pause: { label: "Pause or resume live updates", group: "Desk", keys: ".", also: "freeze stop" },
  keys: { label: "Show every key", group: "Desk", keys: "?", also: "shortcuts help" },
};

const LIST: Record<string, Action> = {
  "next-row": { label: "Next row", group: "List", keys: "J" },
  "previous-row": { label: "Previous row", group: "List", keys: "K" },
  open: { label: "Open the case, as Enter does", group: "List", keys: "O" },
  "next-case": { label: "Next case in work order", group: "List", keys: "N" },
  select: { label: "Select the row", group: "List", keys: "X", also: "choose tick mark" },
  "select-range": { label: "Select up to the row", group: "List", keys: "Shift X" },
  "select-all": { label: "Select all that is loaded", group: "List" },
  "clear-selection": { label: "Clear the selection", group: "List" },
  "show-changes": { label: "Show the changes that wait", group: "List", keys: "U", also: "update refresh reorder" },
  "change-form": { label: "Switch between list and table", group: "List", keys: "V", also: "columns compact grid" },
  filter: { label: "Filter the list", group: "List", also: "narrow status owner balance due portfolio hold" },
  "keep-view": { label: "Save this list as a view", group: "List", also: "saved keep" },
};

/** Further words for acts that people know by another name. */
const ALSO: Record<string, string> = {
  offer: "pass transfer move give handover offer specialist",
  reassign: "transfer move assign give",
  return: "hand back give back",
  outcome: "call phone contact log",
  promise: "arrangement pay later ptp",
  plan: "instalments arrangement schedule renegotiate",
  affordability: "income expenditure budget sfs statement afford",
  "pay-link": "link online pay now page copy send",
  ledger: "statement account entries balance history",
  refund: "money back return credit overpaid",
  charge: "fee cost",
  interest: "rate percent apr",
  adjust: "correct correction discount goodwill settlement",
  "write-off": "forgive waive",
  payment: "money paid card",
  hold: "block stop pause breathing space",
  "lift-hold": "unblock release",
  disclosure: "vulnerability need support care",
  accept: "take handover yes",
  decline: "reject refuse handover no",
  "next-action": "remind callback todo",
  "contact-point": "phone email address update",
  "opt-out": "unsubscribe stop texts emails calls consent objection",
  "opt-in": "consent resubscribe",
  cease: "do not contact stop objection",
  times: "inconvenient hours window preferences",
  representative: "solicitor attorney adviser third party",
  death: "deceased died bereavement",
  language: "interpreter translate",
  residence: "time zone state region moved",
  "failed-point": "wrong number bounced returned disconnected",
  "verified-point": "confirmed right number",
  limitation: "time-barred statute barred prescribed",
  default: "notice section 129",
};

const CASE: Record<string, Action> = {
  take: { label: "Take the case", group: "Case", keys: "A", also: "claim own mine" },
  note: { label: "Write a note", group: "Case", keys: "C", also: "comment internal" },
  "contact-call": { label: "Call the customer", group: "Case", keys: "R", also: "ring phone dial telephone" },
  "contact-sms": { label: "Write a text", group: "Case", keys: "W then T", also: "sms message send" },
  "contact-whatsapp": { label: "Write a WhatsApp message", group: "Case", keys: "W then W", also: "message send" },
  "contact-email": { label: "Write an email", group: "Case", keys: "W then E", also: "mail message send" },
  "contact-letter": { label: "Write a letter", group: "Case", keys: "W then L", also: "post print send" },
  ...Object.fromEntries(Object.entries(ACTS).map(([id, act]) => [id, actionOf(id, act)])),
  timeline: { label: "Filter the timeline", group: "Case", keys: "T then 1 to 7", apart: true },
  newest: { label: "Go to the newest event", group: "Case", keys: "E", also: "latest top" },
};

export const ACTIONS: Record<string, Action> = { ...DESK, ...LIST, ...CASE };

export const GROUPS: ActionGroup[] = ["Desk", "List", "Case"];

/** "Shift X" → "shift+x", "G then Q" → "g>q": as the listener names it. */
export function hotkeyOf({ keys, apart }: Action): string | null {
  return keys === undefined || apart ? null : keys.toLowerCase().replace(" then ", ">").replace(" ", "+");
}

/** Whether every word that is typed begins a word of the action, or of what else it is called. */
export function isNamed({ label, also = "" }: Pick<Action, "label" | "also">, typed: string): boolean {
  const words = `${label} ${also}`.toLowerCase().split(/\s+/);
  const asked = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return asked.every((part) => words.some((word) => word.startsWith(part)));
}

function actionOf(id: string, { label, keys }: { label: string; keys?: string }): Action {
  const words = label === "Accept" || label === "Decline" ? `${label} the handover` : label;
  return { label: words, group: "Case", keys, also: ALSO[id] };
}
