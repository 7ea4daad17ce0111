"use client";
import { Button } from "#components/ui/button.tsx";

/** How much of the file has gone. */
export function Sending({ share, onStop }: { share: number; onStop: () => void }) {
  const percent = Math.floor(share * 100);
  return (
    <span className="line imp-sending">
      <progress aria-label="Sending the file" max={100} value={percent} />
      <span className="sm">{percent < 100 ? `Sending the file, ${percent} %` : "Sent; it is being checked"}</span>
      <Button small onClick={onStop}>
        Stop
      </Button>
    </span>
  );
}
