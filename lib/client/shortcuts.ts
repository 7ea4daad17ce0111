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
