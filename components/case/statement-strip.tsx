import clsx from "clsx";
import type { ReactNode } from "react";
import { Seq } from "#components/ui/seq.tsx";

export type Figure = {
  label: string;
  /** The event that the figure rests on. */
  version?: number;
  /** Where that event stands; `onShow` shows it without leaving the page. */
  href?: string;
  onShow?: () => void;
  /** Already formatted; null reads "Unavailable". */
  value: ReactNode | null;
  note?: ReactNode;
  /** The old value, struck through, until it has been seen. */
  was?: ReactNode;
  closing?: boolean;
  /** Changed and not yet seen. */
  changed?: boolean;
  /** Offline: the value may be old. */
  stale?: boolean;
};

/** One line of figures with labels, as on a bank statement. Each figure carries its event. */
export function StatementStrip({ figures, label = "Figures" }: { figures: Figure[]; label?: string }) {
  return (
    <dl className="strip" aria-label={label}>
      {figures.map((figure) => (
        <div key={figure.label} data-changed={figure.changed ? "" : undefined}>
          <dt>
            {figure.label}{" "}
            {figure.version === undefined ? null : (
              <Seq version={figure.version} href={figure.href} onShow={figure.onShow} />
            )}
          </dt>
          <dd data-unavailable={figure.value === null ? "" : undefined}>
            <FigureValue {...figure} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FigureValue({ value, note, was, closing, stale }: Figure) {
  if (value === null) return "Unavailable";
  return (
    <>
      <span className={clsx(closing && "closing", stale && "stale")}>{value}</span>
      {was ? (
        <small>
          <span className="sr">was </span>
          <s className="was">{was}</s>
        </small>
      ) : null}
      {note ? <small>{note}</small> : null}
    </>
  );
}
