"use client";
import { useState } from "react";
import { MenuSwitch } from "#components/ui/menu.tsx";
import { askPermission, permissionNow } from "#lib/client/browser-notices.ts";
import { useMe } from "#lib/client/queries.ts";
import { usePrefer } from "#lib/client/use-prefer.ts";

/** Browser notifications on or off, in the person's menu. The browser is asked on the click and never otherwise. */
export function NotificationsSwitch({ onBlocked }: { onBlocked: () => void }) {
  const { data: me } = useMe();
  const prefer = usePrefer();
  const [permission, setPermission] = useState(permissionNow);
  const on = me?.preferences.notifications === true && permission === "granted";
  async function turn(next: boolean) {
    if (!next) return prefer({ notifications: false });
    if (permission === "unsupported") return onBlocked();
    const answer = permission === "default" ? await askPermission() : permissionNow();
    setPermission(answer);
    if (answer === "granted") prefer({ notifications: true });
    if (answer === "denied") onBlocked();
  }
  return (
    <MenuSwitch checked={on} onChange={(next) => void turn(next)}>
      Browser notifications
    </MenuSwitch>
  );
}
