"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useRef } from "react";
import { Button } from "#components/ui/button.tsx";

/** An interruption before what cannot be undone: a heading, the consequence, one way on and one way back. No fields inside. */
export function Confirm({
  open,
  title,
  children,
  go,
  back = "Go back",
  busy,
  onGo,
  onBack,
}: {
  open: boolean;
  title: ReactNode;
  children: ReactNode;
  go: string;
  back?: string;
  busy?: boolean;
  onGo: () => void;
  onBack: () => void;
}) {
  const backButton = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && !busy && onBack()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Viewport className="dialog-place">
          <AlertDialog.Popup className="dialog" data-size="small" initialFocus={backButton}>
            <header className="dlg-head">
              <AlertDialog.Title>{title}</AlertDialog.Title>
            </header>
            <AlertDialog.Description className="dlg-body" data-pad="" render={<div />}>
              {children}
            </AlertDialog.Description>
            <footer className="dlg-foot">
              <span className="line">
                <Button ref={backButton} onClick={onBack} disabled={busy}>
                  {back}
                </Button>
                <Button kind="primary" busy={busy} onClick={onGo}>
                  {go}
                </Button>
              </span>
            </footer>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
