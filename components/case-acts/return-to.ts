"use client";
import { type RefObject, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";

/**
 * Where focus goes when a dialog closes: to what had it when it opened, to the menu's button when that was a menu's
 * item, and to the case's heading when what opened it is gone (accepted, withdrawn).
 */
export function useReturnTo(): RefObject<HTMLElement | null> {
  const { opener: openedBy } = useOpenCase();
  const [target] = useState(() => {
    const opener = openedBy.current;
    return {
      get current() {
        if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected && !opener.closest(".pop"))
          return opener;
        const fallback = opener?.closest(".pop") ? ".head [aria-haspopup=menu]" : ".head h1";
        return document.querySelector<HTMLElement>(fallback) ?? document.querySelector<HTMLElement>(".head h1");
      },
    };
  });
  return target;
}
