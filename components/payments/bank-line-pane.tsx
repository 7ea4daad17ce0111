"use client";
import { useState } from "react";
import { LineActs } from "#components/payments/line-acts.tsx";
import { LineFacts } from "#components/payments/line-facts.tsx";
import { LineHistory } from "#components/payments/line-history.tsx";
import { sumWords, whoWords } from "#components/payments/payment-words.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { useNames } from "#lib/client/names.ts";
import { type BankLineView, type LineAsk, useBankLine, useLineAct } from "#lib/client/payments.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotMatch } from "#lib/domain/bank/bank-rights.ts";
import { LINE_ACTS } from "#lib/domain/bank/bank-words.ts";

/** One line: what the bank says, what it may be, and what is done with it. */
export function BankLinePane({ id, onChoose }: { id: string | null; onChoose: (id: string | null) => void }) {
  const line = useBankLine(id);
  if (id === null) {
    return (
      <section className="pd-one hide-narrow" aria-label="Bank line">
        <Empty title="Choose a line">What the bank says of it, and what it may be, stands here.</Empty>
      </section>
    );
  }
  return (
    <section className="pd-one" aria-label="Bank line">
      <p className="only-narrow px-4 py-2">
        <Button kind="quiet" onClick={() => onChoose(null)}>
          All lines
        </Button>
      </p>
      {line.isPending ? <Skeleton rows={6} label="Loading the line" /> : null}
      {line.error && !line.data ? (
        <Notice
          kind="error"
          title="The line did not load."
          act={
            <Button small onClick={() => line.refetch()}>
              Try again
            </Button>
          }
        >
          {line.error.message}
        </Notice>
      ) : null}
      {line.data ? <Line line={line.data} /> : null}
    </section>
  );
}

function Line({ line }: { line: BankLineView }) {
  const { data: me } = useMe();
  const act = useLineAct(line);
  const [seen, setSeen] = useState(line.revision);
  const why = me ? whyNotMatch(viewerOf(me)) : null;
  const last = line.acts.at(-1);
  const byOther = last !== undefined && line.revision > seen && last.by.id !== me?.id;
  function ask(asked: LineAsk, onDone?: () => void) {
    act.mutate(asked, {
      onSuccess: (now) => {
        setSeen(now.revision);
        const [done] = now.acts.slice(-1);
        announce(`${done ? LINE_ACTS[done.act] : "Done"}: ${sumWords(now)}`);
        onDone?.();
      },
    });
  }
  return (
    <>
      <header className="q-head">
        <h2>
          {sumWords(line)} <span className="ink2">{line.direction === "in" ? "from" : "to"}</span> {whoWords(line)}
        </h2>
      </header>
      {byOther ? <Meanwhile line={line} onSeen={() => setSeen(line.revision)} /> : null}
      {act.error && !byOther ? (
        <Notice kind="error" role="alert" title="Not done.">
          {act.error instanceof ApiProblem ? act.error.message : "Baton could not be reached."}
        </Notice>
      ) : null}
      <LineFacts line={line} />
      {why ? <Notice title={why}>You see what came in; others post it.</Notice> : null}
      {me && why === null ? <LineActs line={line} busy={act.isPending} onAsk={ask} /> : null}
      <LineHistory line={line} />
    </>
  );
}

/** Somebody else has dealt with it while it was looked at. */
function Meanwhile({ line, onSeen }: { line: BankLineView; onSeen: () => void }) {
  const names = useNames();
  const last = line.acts.at(-1);
  if (!last) return null;
  return (
    <Notice
      kind="warn"
      role="alert"
      title={`${last.by.kind === "user" ? names.person(last.by.id) : "Baton"} has dealt with this line meanwhile.`}
      act={
        <Button small onClick={onSeen}>
          Understood
        </Button>
      }
    >
      {LINE_ACTS[last.act]}. It is shown as it is now.
    </Notice>
  );
}
