"use client";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

/** `left`: the time that is left, in words. */
export function WarningDialog({
  open,
  left,
  busy,
  onStay,
  onSignOut,
}: {
  open: boolean;
  left: string;
  busy?: boolean | undefined;
  onStay: () => void;
  onSignOut: () => void;
}) {
  return (
    <Dialog
      open={open}
      onClose={onStay}
      size="small"
      title="You will be signed out soon"
      closeLabel="Stay signed in"
      foot={
        <span className="line">
          <Button onClick={onSignOut}>Sign out</Button>
          <Button kind="primary" data-first-field="" busy={busy} onClick={onStay}>
            Stay signed in
          </Button>
        </span>
      }
    >
      <p>
        For your customers' safety you will be signed out in <b>{left}</b>. What you have written is kept.
      </p>
    </Dialog>
  );
}
