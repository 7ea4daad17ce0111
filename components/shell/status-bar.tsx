import { Play } from "lucide-react";
import type { ReactNode } from "react";
import { type Fresh, Freshness } from "#components/case/freshness.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

/** The last line of the desk: how fresh it is, the one pause switch, who is here, what kind of data this is, the keys. */
export function StatusBar({
  fresh,
  paused,
  onPause,
  peopleHere,
  demo,
  onKeys,
  children,
}: {
  fresh: Fresh;
  paused: boolean;
  onPause: (paused: boolean) => void;
  peopleHere?: number;
  demo?: boolean;
  onKeys: () => void;
  /** What the screen adds: "41 shown, 1 page". */
  children?: ReactNode;
}) {
  return (
    <footer className="status">
      <Freshness fresh={fresh} form="bar" />
      <button type="button" onClick={() => onPause(!paused)}>
        {paused ? <Play className="i i--12" /> : <Glyph of="paused" />}
        {paused ? "Resume live updates" : "Pause live updates"} <Kbd keys="." />
      </button>
      {peopleHere === undefined ? null : (
        <span>{peopleHere === 1 ? "1 person here" : `${peopleHere} people here`}</span>
      )}
      {children}
      {demo ? <span className="push">Demo data</span> : <span className="push" />}
      <button type="button" onClick={onKeys}>
        Keys <Kbd keys="?" />
      </button>
    </footer>
  );
}
