import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

/** Somebody changed the field that is being edited: both values stand under it and neither is lost. */
export function ChangedField({
  theirs,
  by,
  at,
  yours,
  onTheirs,
  onMine,
}: {
  theirs: ReactNode;
  by: string;
  at: ReactNode;
  yours: ReactNode;
  onTheirs: () => void;
  onMine: () => void;
}) {
  return (
    <div className="grid gap-1">
      <p className="sm">
        Changed to <b>{theirs}</b> by {by}, {at}. Yours: {yours}.
      </p>
      <div className="line">
        <Button small onClick={onTheirs}>
          Use theirs
        </Button>
        <Button small onClick={onMine}>
          Keep mine
        </Button>
      </div>
    </div>
  );
}
