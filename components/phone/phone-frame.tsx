"use client";
import { type ReactNode, useEffect } from "react";
import { DemoStrip } from "#components/shell/demo-strip.tsx";
import { DeskData } from "#components/shell/desk-data.tsx";
import { ClockProvider } from "#components/ui/clock.tsx";
import { liveSocket, useServerOffset } from "#lib/client/connection.ts";

type FrameProps = { now: string; timeZone: string; children: ReactNode };

/** The phone stands in a window of its own, beside the desk that it is looked at with. */
export function PhoneFrame(props: FrameProps) {
  return (
    <DeskData>
      <Lit {...props} />
    </DeskData>
  );
}

function Lit({ now, timeZone, children }: FrameProps) {
  const offsetMs = useServerOffset();
  useEffect(() => void liveSocket(), []);
  return (
    <ClockProvider now={now} offsetMs={offsetMs} timeZone={timeZone} paused={false}>
      <DemoStrip />
      <main className="phone" id="main">
        {children}
      </main>
    </ClockProvider>
  );
}
