"use client";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { countWords, scanned } from "#components/letters/batch-words.ts";
import { ReturnedTable } from "#components/letters/returned-table.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { type ReturnedLine, useReturns } from "#lib/client/letters.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { RETURN_REASONS, type ReturnReason } from "#lib/domain/contact-words.ts";
import { whyNotPrint } from "#lib/domain/letters/batch-rights.ts";

const MOST = 200;

/** A pile of letters that came back: scanned or pasted, one reason, and what became of each. */
export function ReturnedPage() {
  const { data: me } = useMe();
  const why = me ? whyNotPrint(viewerOf(me)) : null;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>Returned mail</h1>
          <span className="push">
            <Link className={buttonLook({ kind: "quiet" })} href="/letters">
              All batches
            </Link>
          </span>
        </div>
        <p className="hint">The number of a letter stands under its date and at the foot of every page.</p>
      </header>
      {why ? <Empty title={why} /> : <ReturnedForm />}
    </main>
  );
}

function ReturnedForm() {
  const returns = useReturns();
  const [text, setText] = useState("");
  const [why, setWhy] = useState<ReturnReason>("gone-away");
  const [fault, setFault] = useState<string>();
  const items = scanned(text);

  function submit(event: FormEvent) {
    event.preventDefault();
    const wrong = faultOf(items);
    setFault(wrong);
    if (!wrong && !returns.isPending) returns.mutate({ why, items }, { onSuccess: keepOpenOnes });
  }

  function keepOpenOnes(lines: ReturnedLine[]) {
    const open = lines.filter(({ result }) => result !== "recorded" && result !== "already");
    setText(open.map(({ item }) => `${item}\n`).join(""));
    announce(`${countWords(lines.length - open.length, "letter")} noted, ${open.length} not`);
  }

  return (
    <div className="imp-body">
      <form className="grid max-w-2xl gap-4 px-4 py-4" noValidate onSubmit={submit}>
        <Field
          label="Letters"
          aside={<span className="hint">{countWords(items.length, "letter")}</span>}
          hint="Scan or paste numbers of letters or references of cases, one a line. Of a case, its last letter is meant."
          error={fault}
        >
          <TextArea
            rows={8}
            className="ref"
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Field label="Why they came back">
          <Select value={why} onChange={({ target }) => setWhy(target.value as ReturnReason)}>
            {Object.entries(RETURN_REASONS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <span className="line">
          <Button kind="primary" type="submit" busy={returns.isPending}>
            Note them
          </Button>
        </span>
      </form>
      {returns.error ? (
        <Notice kind="error" role="alert" title="Nothing more was noted.">
          {returns.error.message} What was noted before is not noted twice: send them again.
        </Notice>
      ) : null}
      {returns.data ? <ReturnedTable lines={returns.data} /> : null}
    </div>
  );
}

function faultOf(items: string[]): string | undefined {
  if (items.length === 0) return "Scan or paste at least one.";
  return items.length > MOST ? `At most ${MOST} at a time.` : undefined;
}
