"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { instalmentWords } from "#components/plan/instalment-words.ts";
import { PlanAct } from "#components/plan/plan-section.tsx";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { dayKey } from "#components/ui/time-words.ts";
import type { Instalment, Plan } from "#lib/domain/case.ts";
import { nextInstalment } from "#lib/domain/next-instalment.ts";

const AROUND = 4;

/** The instalments around the next one; all of them on demand. Nothing that is open moves when one is paid. */
export function Instalments({ plan }: { plan: Plan }) {
  const [all, setAll] = useState(false);
  const today = useToday();
  const next = nextInstalment(plan);
  const rows = plan.instalments.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.no - b.no));
  const from = Math.max(0, rows.findIndex(({ no }) => no === next?.no) - 1);
  const shown = all || rows.length <= AROUND ? rows : rows.slice(from, from + AROUND);
  return (
    <>
      <ul className="instalments" aria-label="Instalments">
        {shown.map((one) => (
          <Row key={one.no} one={one} words={instalmentWords(one, today)} isNext={one.no === next?.no} />
        ))}
      </ul>
      {rows.length > AROUND ? (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer" : `All ${rows.length} instalments`}
        </button>
      ) : null}
    </>
  );
}

function Row({ one, words, isNext }: { one: Instalment; words: string; isNext: boolean }) {
  const { state } = useOpenCase();
  const open = one.is !== "skipped" && one.receivedMinor < one.amountMinor;
  const which = `instalment ${one.no}`;
  return (
    <li data-is={one.is} data-next={isNext ? "" : undefined}>
      <span>
        <TimeText at={`${one.dueOn}T12:00:00.000Z`} as="day" /> <span className="ink2">{words}</span>
      </span>
      <span className="num">{moneyWords(one.amountMinor, state.currency)}</span>
      {open && (isNext || one.is === "missed") ? (
        <span className="line instalment-acts">
          <PlanAct id="move-instalment" subject={String(one.no)} label="Move" of={which} />
          <PlanAct id="skip-instalment" subject={String(one.no)} label="Skip" of={which} />
        </span>
      ) : null}
    </li>
  );
}

function useToday(): string {
  const timeZone = useTimeZone();
  const now = useNow();
  return dayKey(now, timeZone);
}
