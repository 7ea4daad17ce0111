import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";

/** From whom to whom the case has just gone; `shown` until that has been seen. */
export type OwnerTurn = { from: string; to: string; shown: boolean };

/** Old and new take the place of the settled words, and these later theirs; the place is as wide as the wider of both. */
export function TurnWords({ turn, settled }: { turn: OwnerTurn; settled: ReactNode }) {
  return (
    <span className="owner-turn">
      <span className="owner-words" data-away={turn.shown ? "" : undefined}>
        {settled}
      </span>
      <span className="owner-words" data-away={turn.shown ? undefined : ""}>
        <span className="sr">Owner changed from </span>
        <span>{turn.from}</span>
        <ArrowRight className="i" />
        <span>
          <span className="sr">to </span>
          {turn.to}
        </span>
      </span>
    </span>
  );
}
