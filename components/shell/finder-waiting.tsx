"use client";
import { useEffect, useRef } from "react";
import { PaletteField } from "#components/shell/palette-field.tsx";

type FinderWaitingProps = { query: string; onQuery: (query: string) => void; failed: boolean; onClose: () => void };

/** Stands where the palette will be while its code is under way: typed into at once, left by Escape. */
export function FinderWaiting({ query, onQuery, failed, onClose }: FinderWaitingProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    place.current?.querySelector("input")?.focus();
    return () => {
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    };
  }, []);
  return (
    <>
      <div className="scrim" />
      <div className="dialog-place" ref={place}>
        <div
          className="dialog"
          data-size="normal"
          role="dialog"
          aria-modal="true"
          aria-label="Find"
          onKeyDown={(event) => event.key === "Escape" && onClose()}
        >
          <div className="dlg-body">
            <PaletteField query={query} onQuery={onQuery} failed={failed} />
          </div>
        </div>
      </div>
    </>
  );
}
