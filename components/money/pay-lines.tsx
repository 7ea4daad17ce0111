"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { HoldLine } from "#components/case/hold-line.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { useSeen } from "#components/case/use-seen.ts";
import { linkOpened, paymentEnds, sayCode, sayEnd, sayPaying } from "#components/money/pay-words.ts";
import { useNow } from "#components/ui/clock.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";

/** The customer's own payment as it happens: the link opened, paying, failed, on its way, paid, not finished. */
export function PayLines() {
  return (
    <>
      <OpenedLine />
      <SessionLine />
      <EndLines />
    </>
  );
}

function OpenedLine() {
  const { state } = useOpenCase();
  const opened = linkOpened(state, useNow());
  if (!opened) return null;
  return (
    <HoldLine
      kind="paying"
      title={
        <>
          Customer opened the pay link, <TimeText at={opened.openedAt} />.
        </>
      }
      act={<EventSeq version={opened.version} />}
    >
      {opened.identifiedAt ? "They have confirmed who they are." : "They have not confirmed who they are yet."}
    </HoldLine>
  );
}

function SessionLine() {
  const { state } = useOpenCase();
  const session = state.paySession;
  if (!session) return null;
  return (
    <HoldLine
      kind={session.is === "failed" ? "stop" : "paying"}
      title={sayPaying(session, (minor) => moneyWords(minor, state.currency))}
      act={<EventSeq version={session.version} />}
    >
      Started <TimeText at={session.startedAt} />. {session.is === "failed" ? sayCode(session.code) : ""}
      {session.is === "pending" ? "The bank answers by " : "Nobody asks for money before "}
      <TimeText at={session.endsAt} />
      {session.is === "pending" ? "; until then nobody asks for money." : ", unless it ends earlier."}
    </HoldLine>
  );
}

/** What ended while the case was open, until it has been seen. */
function EndLines() {
  const { live, state } = useOpenCase();
  const seen = useSeen(live.version, String(live.version));
  const money = (minor: number) => moneyWords(minor, state.currency);
  return paymentEnds(live.events, seen).map((event) => {
    const words = sayEnd(event, money);
    return words === null ? null : (
      <HoldLine key={event.id} kind="paying" title={words} act={<EventSeq version={event.version} />}>
        {event.type === "payment-received" ? `Owed now: ${money(state.balanceMinor)}.` : ""}
      </HoldLine>
    );
  });
}
