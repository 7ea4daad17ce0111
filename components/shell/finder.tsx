"use client";
import { useEffect, useRef, useState } from "react";
import type { Palette as PaletteType } from "#components/shell/palette.tsx";
import { PaletteField } from "#components/shell/palette-field.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Me } from "#lib/client/queries.ts";

/** The palette's code is large and comes with its first opening; from then on it is there. */
let code: Promise<typeof PaletteType> | null = null;
let here: typeof PaletteType | null = null;

function load(): Promise<typeof PaletteType> {
  code ??= import("#components/shell/palette.tsx").then(
    ({ Palette }) => {
      here = Palette;
      return Palette;
    },
    (error: unknown) => {
      code = null;
      throw error;
    },
  );
  return code;
}

/** Ctrl K from anywhere. */
export function usePaletteKey(onOpen: (() => void) | undefined): void {
  useEffect(() => {
    if (!onOpen) return;
    const press = (event: KeyboardEvent) => {
      // The first half of the key: the code has a head start. That it fails is told when the palette opens.
      if (event.key === "Control" || event.key === "Meta") load().catch(() => {});
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onOpen]);
}

/** The palette in its dialog. What is typed before its code has come is typed into it. */
export function Finder({ me, open, onClose }: { me: Me; open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Find" body="flush">
      <FinderBody me={me} onClose={onClose} />
    </Dialog>
  );
}

function FinderBody({ me, onClose }: { me: Me; onClose: () => void }) {
  const [query, setQuery] = useState("");
  const { Palette, failed } = usePalette();
  const waited = useRef(!Palette);
  if (!Palette) return <PaletteField query={query} onQuery={setQuery} failed={failed} />;
  return <Palette me={me} query={query} onQuery={setQuery} onClose={onClose} takesFocus={waited.current} />;
}

function usePalette() {
  const [Palette, setPalette] = useState(() => here);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    load().then(
      (loaded) => !gone && setPalette(() => loaded),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, []);
  return { Palette, failed };
}
