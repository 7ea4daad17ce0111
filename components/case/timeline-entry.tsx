"use client";
import { ChevronDown, ChevronRight, RefreshCw } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

export type TimelineEntryProps = {
  /** When it happened in the world. */
  at: string;
  icon: ComponentType<{ className?: string }>;
  title: ReactNode;
  children?: ReactNode;
  amount?: ReactNode;
  version: number;
  /** The element's id, for permalinks. */
  id?: string;
  /** The title opens and closes `detail`. */
  open?: boolean;
  onToggle?: () => void;
  detail?: ReactNode;
  /** Not yet seen: slate tint, an ink rule and the word. */
  isNew?: boolean;
  /** Something that was not done, with its rule. */
  blocked?: boolean;
  /** Opened by its permalink; marked until Escape. */
  marked?: boolean;
  /** Recorded later than it happened: underlines the time and says both. */
  recordedAt?: string;
};

/** One event: time, icon, particulars, amount, #version. Appended to, never edited. */
export function TimelineEntry(entry: TimelineEntryProps) {
  const Icon = entry.icon;
  return (
    <li
      className="ev"
      id={entry.id}
      data-new={entry.isNew ? "" : undefined}
      data-blocked={entry.blocked ? "" : undefined}
      data-marked={entry.marked ? "" : undefined}
    >
      <span className="ev-time">
        <TimeText at={entry.at} as="time" className={entry.recordedAt ? "ev-late" : undefined} />
      </span>
      <span className="ev-mark">
        <Icon className="i" />
      </span>
      <div className="ev-what">
        <h3 tabIndex={-1}>
          {entry.onToggle ? (
            <button type="button" aria-expanded={entry.open ?? false} onClick={entry.onToggle}>
              {entry.title}
            </button>
          ) : (
            entry.title
          )}
          {entry.isNew ? <Badge kind="new">New</Badge> : null}
        </h3>
        {entry.children}
        {entry.recordedAt ? (
          <p className="xs">
            Happened <TimeText at={entry.at} />, recorded <TimeText at={entry.recordedAt} />
          </p>
        ) : null}
        {entry.open ? entry.detail : null}
      </div>
      <div className="ev-sum">{entry.amount}</div>
      <Folio version={entry.version} />
    </li>
  );
}

/** A run of system events in one line; `onToggle` opens it. Ownership never folds. */
export function FoldedEntry({
  at,
  title,
  version,
  open,
  onToggle,
  children,
}: {
  at: string;
  title: ReactNode;
  version: number;
  open: boolean;
  onToggle: () => void;
  children?: ReactNode;
}) {
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <li className="ev" data-fold="">
      <span className="ev-time">
        <TimeText at={at} as="time" />
      </span>
      <span className="ev-mark">
        <Icon className="i" />
      </span>
      <div className="ev-what">
        <h3>
          <button type="button" aria-expanded={open} onClick={onToggle}>
            {title}
          </button>
        </h3>
        {children ? <p>{children}</p> : null}
      </div>
      <div className="ev-sum" />
      <Folio version={version} />
    </li>
  );
}

/** Events that are known to exist and have not arrived: sending waits for them. */
export function WaitingEntry({ count, shown, version }: { count: number; shown: number; version: number }) {
  return (
    <li className="ev" data-wait="">
      <span className="ev-time" />
      <span className="ev-mark">
        <RefreshCw className="i" />
      </span>
      <div className="ev-what">
        <h3>{count === 1 ? "1 event on its way" : `${count} events on their way`}</h3>
        <p>
          This screen shows #{shown}; the case is at #{version}. Sending waits until{" "}
          {count === 1 ? "it is" : "they are"} here
        </p>
      </div>
      <div className="ev-sum" />
      <Folio version={version} />
    </li>
  );
}

function Folio({ version }: { version: number }) {
  return <span className="ev-folio seq">#{version}</span>;
}
