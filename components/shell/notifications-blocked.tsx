"use client";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { permissionNow } from "#lib/client/browser-notices.ts";

/** Why notifications stay off, and what the person can do about it. */
export function NotificationsBlocked({ onClose }: { onClose: () => void }) {
  const unsupported = permissionNow() === "unsupported";
  return (
    <Dialog
      open
      size="small"
      title="Notifications are off"
      onClose={onClose}
      foot={
        <Button kind="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {unsupported ? (
        <p>This browser shows no notifications. The inbox and its count tell you the same.</p>
      ) : (
        <p>
          This browser blocks notifications of this site. Open the site settings beside the address, set Notifications
          to Allow, reload, and switch them on again. Until then the inbox and its count tell you the same.
        </p>
      )}
    </Dialog>
  );
}
