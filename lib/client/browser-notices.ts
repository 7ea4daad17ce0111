"use client";
import type { NoticeKind } from "../domain/notices.ts";

/** What a browser notification says, for the few kinds that there are: never whom it is about (ux.md 1.13). */
export const BROWSER_NOTICES: Partial<Record<NoticeKind, string>> = {
  "handover-offered": "A handover was offered to you",
};

/** What the browser lets us do: it cannot, it was never asked, or the person said. */
export type Permission = "unsupported" | "default" | "granted" | "denied";

export function permissionNow(): Permission {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** Asks the browser. Only ever called from a click. */
export function askPermission(): Promise<Permission> {
  return Notification.requestPermission();
}

const LOOKED_AT = "baton-looked-at";

/** While somebody looks at this tab it holds a lock that the other tabs of this browser can see. Returns how to stop. */
export function holdWhileLookedAt(): () => void {
  let release: (() => void) | null = null;
  const settle = () => {
    if (!isLookedAt()) {
      release?.();
      release = null;
    } else if (!release) {
      const gone = new Promise<void>((resolve) => {
        release = resolve;
      });
      void navigator.locks?.request(LOOKED_AT, { mode: "shared" }, () => gone);
    }
  };
  const events = ["focus", "blur", "visibilitychange"];
  for (const event of events) window.addEventListener(event, settle);
  settle();
  return () => {
    for (const event of events) window.removeEventListener(event, settle);
    release?.();
  };
}

function isLookedAt(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** Whether somebody looks at a tab of the desk in this browser: then the inbox says it already. */
async function anyTabLookedAt(): Promise<boolean> {
  if (isLookedAt()) return true;
  const held = (await navigator.locks?.query())?.held ?? [];
  return held.some(({ name }) => name === LOOKED_AT);
}

/** Shows one notification, unless somebody is looking; the same thing heard in several tabs shows once. */
export async function showBrowserNotice(
  { kind, ref, at }: { kind: NoticeKind; ref: string; at: string },
  onClick: () => void,
): Promise<void> {
  const words = BROWSER_NOTICES[kind];
  if (!words || permissionNow() !== "granted" || (await anyTabLookedAt())) return;
  const shown = new Notification("Baton", { body: words, tag: `${ref} ${at}`, icon: "/favicon.svg" });
  shown.onclick = () => {
    window.focus();
    shown.close();
    onClick();
  };
}
