"use client";
import { useHotkeys } from "react-hotkeys-hook";
import { useMe } from "./queries.ts";

/**
 * A single-key shortcut. Silent in text fields, while a dialog or menu is open, during composition of a character, and
 * for everyone who switched character keys off (WCAG 2.1.4). `keys`: "h", "shift+x", "g>q", ".", "?".
 */
export function useShortcut(keys: string, act: () => void, enabled = true): void {
  const { data: me } = useMe();
  const on = enabled && me?.preferences.shortcuts !== false;
  useHotkeys(
    keys,
    (event) => {
      event.preventDefault();
      act();
    },
    { enabled: on, useKey: true, enableOnFormTags: false, ignoreEventWhen: isElsewhere },
    [act],
  );
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/** Every key of the desk, for the sheet that lists them. */
export const SHORTCUTS: { keys: string; does: string; group: "List" | "Case" | "Desk" }[] = [
  { keys: "J", does: "Next row", group: "List" },
  { keys: "K", does: "Previous row", group: "List" },
  { keys: "Enter", does: "Open the case", group: "List" },
  { keys: "N", does: "Next case in work order", group: "List" },
  { keys: "U", does: "Show the changes that wait", group: "List" },
  { keys: "A", does: "Take the case, or accept the handover", group: "Case" },
  { keys: "D", does: "Decline the handover", group: "Case" },
  { keys: "H", does: "Hand over", group: "Case" },
  { keys: "L", does: "Log an outcome", group: "Case" },
  { keys: "C", does: "Write a note", group: "Case" },
  { keys: "P", does: "Record a promise", group: "Case" },
  { keys: "M", does: "Record a payment", group: "Case" },
  { keys: "B", does: "Place a hold", group: "Case" },
  { keys: "T then 1 to 7", does: "Filter the timeline", group: "Case" },
  { keys: "E", does: "Go to the newest event", group: "Case" },
  { keys: "Ctrl K", does: "Find a case or an action", group: "Desk" },
  { keys: "G then Q", does: "Go to the queue", group: "Desk" },
  { keys: "G then I", does: "Go to the inbox", group: "Desk" },
  { keys: ".", does: "Pause or resume live updates", group: "Desk" },
  { keys: "?", does: "This sheet", group: "Desk" },
];
