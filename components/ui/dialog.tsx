"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type FormEvent, type ReactNode, type RefObject, useRef } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** After the title, in its line: a reference, the owner chip. */
  beside?: ReactNode;
  /** Between head and body, full width: what changed while it was open. */
  notice?: ReactNode;
  children: ReactNode;
  /** Buttons, and before them a `<p>` with a check or consequence. */
  foot?: ReactNode;
  size?: "small" | "normal" | "wide";
  /** `flush` lets the body draw its own columns to the edges. */
  body?: "padded" | "flush";
  closeLabel?: string;
  /** False while work would be lost or is under way: no Escape, no press outside. */
  dismissible?: boolean;
  /** Makes head, body and foot one form. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  /** Where focus goes when the trigger is gone. */
  returnTo?: RefObject<HTMLElement | null>;
};

/** The one dialog: opens on its first field, keeps focus inside, scrolls inside, gives focus back, fills the screen when narrow. */
export function Dialog(props: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      disablePointerDismissal={props.dismissible === false}
    >
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Viewport className="dialog-place">
          <Base.Popup
            ref={popup}
            className="dialog"
            data-size={props.size ?? "normal"}
            initialFocus={() => firstField(popup.current)}
            finalFocus={props.returnTo}
            onKeyDown={(event) => props.dismissible === false && event.key === "Escape" && event.stopPropagation()}
          >
            {props.onSubmit ? (
              <form className="dlg-form-element" noValidate onSubmit={props.onSubmit}>
                <DialogParts {...props} />
              </form>
            ) : (
              <DialogParts {...props} />
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function DialogParts({ title, beside, notice, children, foot, body, closeLabel = "Close", dismissible }: DialogProps) {
  return (
    <>
      <header className="dlg-head">
        <Base.Title>{title}</Base.Title>
        {beside}
        {dismissible === false ? null : (
          <Base.Close render={<IconButton className="push" label={closeLabel} icon={X} />} />
        )}
      </header>
      {notice}
      <div className="dlg-body" data-pad={body === "flush" ? undefined : ""}>
        {children}
      </div>
      {foot ? <footer className="dlg-foot">{foot}</footer> : null}
    </>
  );
}

/** The first field of the body; without fields its first act; without acts the dialog itself. */
function firstField(popup: HTMLElement | null): HTMLElement | null {
  const fields = "input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled)";
  const chosen = popup?.querySelector<HTMLElement>("[data-first-field], .dlg-body [aria-invalid=true]");
  const field = chosen ?? popup?.querySelector<HTMLElement>(`.dlg-body :is(${fields})`);
  if (field instanceof HTMLInputElement && field.type === "radio") {
    return popup?.querySelector<HTMLElement>(`input[name="${CSS.escape(field.name)}"]:checked`) ?? field;
  }
  return field ?? popup?.querySelector<HTMLElement>(".dlg-body :is(button, a), .dlg-foot :is(button, a)") ?? popup;
}
