"use client";
import { useEffect, useState } from "react";
import type { FinderDialog as FinderDialogType } from "#components/shell/finder-dialog.tsx";
import { FinderWaiting } from "#components/shell/finder-waiting.tsx";
import type { Me } from "#lib/client/queries.ts";

/** The palette's code is large and comes with its first opening; from then on it is there. */
let code: Promise<typeof FinderDialogType> | null = null;
let here: typeof FinderDialogType | null = null;

function load(): Promise<typeof FinderDialogType> {
  code ??= import("#components/shell/finder-dialog.tsx").then(
    ({ FinderDialog }) => {
      here = FinderDialog;
      return FinderDialog;
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
  const [query, setQuery] = useState("");
  const { FinderDialog, failed } = useCode(open);
  const close = () => {
    setQuery("");
    onClose();
  };
  if (FinderDialog) return <FinderDialog me={me} open={open} query={query} onQuery={setQuery} onClose={close} />;
  return open ? <FinderWaiting query={query} onQuery={setQuery} failed={failed} onClose={close} /> : null;
}

function useCode(wanted: boolean) {
  const [FinderDialog, setFinderDialog] = useState(() => here);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || FinderDialog) return;
    let gone = false;
    setFailed(false);
    load().then(
      (loaded) => !gone && setFinderDialog(() => loaded),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [wanted, FinderDialog]);
  return { FinderDialog, failed };
}
