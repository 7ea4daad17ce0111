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
      // The library asks `ignoreEventWhen` of single keys only.
      if (isElsewhere(event)) return;
      event.preventDefault();
      act();
    },
    {
      enabled: on,
      useKey: true,
      // A box that is ticked is no place for text; which inputs are is said below.
      enableOnFormTags: ["input"],
      // "?" and "/" need Shift on some keyboards: what the key writes decides, and Shift only beside a letter.
      ignoreModifiers: true,
      ignoreEventWhen: (event) => isElsewhere(event) || isOther(event, keys),
    },
    [act],
  );
}

const NOT_TEXT = new Set(["checkbox", "radio", "button", "submit", "reset"]);

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (event.target instanceof HTMLInputElement && !NOT_TEXT.has(event.target.type)) return true;
  return isCovered();
}

/** Whether a dialog or a menu is open. A message that passes is a dialog by its role, and takes no keys. */
export function isCovered(): boolean {
  return (
    document.querySelector('[role="dialog"]:not(.toast), [role="alertdialog"]:not(.toast), [role="menu"]') !== null
  );
}

function isOther(event: KeyboardEvent, keys: string): boolean {
  const isLetter = /^[a-z]$/i.test(event.key);
  if (isLetter && event.shiftKey !== keys.startsWith("shift+")) return true;
  return !keys.includes(">") && follows(event);
}

const SEQUENCE_MS = 1_000;
let last = { key: "", at: 0 };
let before = last;
if (typeof document !== "undefined") document.addEventListener("keydown", note, true);

function note(event: KeyboardEvent): void {
  before = last;
  last = { key: event.key, at: event.timeStamp };
}

/** After G a key names a place, after W a channel, and does not do what it does alone. */
function follows(event: KeyboardEvent): boolean {
  return (before.key === "g" || before.key === "w") && event.timeStamp - before.at < SEQUENCE_MS;
}
