"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { ActionKeys } from "#components/actions/action-keys.tsx";
import { DaySwitch } from "#components/shell/day-switch.tsx";
import { DemoStrip } from "#components/shell/demo-strip.tsx";
import { DeskData } from "#components/shell/desk-data.tsx";
import { DeskFrame } from "#components/shell/desk-frame.tsx";
import { placesFor } from "#components/shell/desk-places.ts";
import { DeskStatus } from "#components/shell/desk-status.tsx";
import { DeskTop } from "#components/shell/desk-top.tsx";
import { Finder, usePaletteKey } from "#components/shell/finder.tsx";
import { LinkStrip } from "#components/shell/link-strip.tsx";
import { Notices } from "#components/shell/notices.tsx";
import { Places } from "#components/shell/places.tsx";
import { SessionKeeper } from "#components/shell/session-keeper.tsx";
import type { WaysIn } from "#components/shell/sign-in-again.tsx";
import { TourStrip } from "#components/shell/tour-strip.tsx";
import { useUndoKey } from "#components/shell/use-undo.ts";
import { ClockProvider } from "#components/ui/clock.tsx";
import { useEver } from "#components/ui/use-ever.ts";
import { useActions } from "#lib/client/actions.ts";
import { liveSocket, useServerOffset } from "#lib/client/connection.ts";
import { togglePause, usePause } from "#lib/client/pause.ts";
import { type Me, useMe } from "#lib/client/queries.ts";

const KeysDialog = dynamic(() => import("#components/shell/keys-dialog.tsx").then((m) => m.KeysDialog));

type DeskProps = {
  /** The server's instant at render, so that server and browser draw the same words. */
  now: string;
  timeZone: string;
  organisation: string;
  demo: boolean;
  signIn: WaysIn;
  children: ReactNode;
};

/** The signed-in desk: frame, clock, live link, keys. The screens are its children. */
export function Desk(props: DeskProps) {
  return (
    <DeskData>
      <DeskClock now={props.now} timeZone={props.timeZone}>
        <DeskInside {...props} />
      </DeskClock>
    </DeskData>
  );
}

function DeskClock({ now, timeZone, children }: Pick<DeskProps, "now" | "timeZone" | "children">) {
  const { paused } = usePause();
  const offsetMs = useServerOffset();
  return (
    <ClockProvider now={now} offsetMs={offsetMs} timeZone={timeZone} paused={paused}>
      {children}
    </ClockProvider>
  );
}

function DeskInside({ organisation, demo, signIn, children }: DeskProps) {
  const { data: me } = useMe();
  const worksCases = me !== undefined && me.role !== "admin" && me.role !== "analyst";
  const [open, setOpen] = useState<"keys" | "finder" | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const showKeys = useCallback(() => setOpen("keys"), []);
  useEffect(() => void liveSocket(), []);
  const find = useCallback(() => setOpen("finder"), []);
  useDeskActions(me, showKeys, worksCases ? find : null);
  useUndoKey();
  // Pressed before it is known who is there, the key opens the palette as soon as it is.
  usePaletteKey(me === undefined || worksCases ? find : undefined);
  return (
    <DeskFrame
      skip={worksCases ? SKIP : SKIP.slice(1, 2)}
      shortcuts={me?.preferences.shortcuts !== false}
      top={<DeskTop organisation={organisation} onSearch={worksCases ? find : undefined} />}
      strip={
        <>
          {demo ? (
            <DemoStrip>
              <DaySwitch />
            </DemoStrip>
          ) : null}
          {demo ? <TourStrip /> : null}
          <LinkStrip />
        </>
      }
      rail={<Places demo={demo} onKeys={showKeys} />}
      status={<DeskStatus demo={demo} onKeys={showKeys} />}
    >
      {children}
      {useEver(open === "keys") ? <KeysDialog open={open === "keys"} onClose={close} /> : null}
      {worksCases ? <Finder me={me} open={open === "finder"} onClose={close} /> : null}
      <ActionKeys />
      {worksCases ? <Notices /> : null}
      <SessionKeeper ways={signIn} />
    </DeskFrame>
  );
}

const SKIP = [
  { id: "queue", words: "queue" },
  { id: "main", words: "main part" },
  { id: "composer", words: "composer" },
];

/** What can be done everywhere. A place that one may not go to is not listed. */
function useDeskActions(me: Me | undefined, showKeys: () => void, find: (() => void) | null): void {
  const router = useRouter();
  useActions(
    useMemo(() => {
      const ways = (me ? placesFor(me) : []).flatMap(({ action, href }) =>
        action ? [[action, { run: () => router.push(href) }] as const] : [],
      );
      return {
        keys: { run: showKeys },
        pause: { run: togglePause },
        search: find && { run: find },
        ...Object.fromEntries(ways),
      };
    }, [me, router, showKeys, find]),
  );
}
