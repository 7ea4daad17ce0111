"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { DraftWords } from "#components/case/draft-words.tsx";
import { ChangedSince } from "#components/case-acts/changed-since.tsx";
import { useReturnTo } from "#components/case-acts/return-to.ts";
import type { Act } from "#components/case-acts/use-act.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, type DialogProps } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ApiProblem } from "#lib/client/api.ts";

type ActFrameProps = Pick<DialogProps, "title" | "beside" | "size" | "body" | "children" | "onClose"> & {
  act: Act;
  /** The act in words, on its button. */
  go: string;
  onGo: () => void;
  /** Said beside the buttons: a check, a consequence. */
  foot?: ReactNode;
  /** Other buttons, before the act's own. */
  more?: ReactNode;
};

/** The dialog of an act: what changed since it opened, its fields, and one way on. Closing keeps what was typed. */
export function ActFrame({ act, go, onGo, foot, more, ...dialog }: ActFrameProps) {
  const returnTo = useReturnTo();
  useSubmitKey(onGo);
  return (
    <Dialog
      {...dialog}
      open
      returnTo={returnTo}
      notice={
        <>
          <ChangedSince changes={act.changes} basedOn={act.basedOn} refused={act.stale} onSeen={act.acknowledge} />
          {act.problem && !act.stale ? <Refused problem={act.problem} /> : null}
        </>
      }
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
      foot={
        <>
          <p>{foot ?? <DraftFoot act={act} />}</p>
          <span className="line">
            <Button kind="quiet" onClick={dialog.onClose}>
              Cancel
            </Button>
            {more}
            <Button
              kind="primary"
              type="submit"
              keys="Ctrl Enter"
              busy={act.pending}
              disabled={act.unsendable !== null}
              reason={act.unsendable ?? undefined}
            >
              {go}
            </Button>
          </span>
        </>
      }
    />
  );
}

/** Whether what is typed is kept, and the way to be rid of it. */
export function DraftFoot({ act: { draft } }: { act: Act }) {
  if (draft.state.is === "empty") return null;
  return (
    <span>
      <DraftWords state={draft.state} />{" "}
      <button type="button" className="link" onClick={() => draft.discard()}>
        Discard
      </button>
    </span>
  );
}

/** What the server said, unless it is said under a field already. */
function Refused({ problem }: { problem: ApiProblem }) {
  return (
    <Notice kind="error" title={problem.isUnanswered ? "No answer yet." : "Not done."} role="alert">
      {problem.message} What you typed is kept.
      {problem.status >= 500 && problem.traceId ? (
        <>
          {" "}
          Quote <span className="ref">{problem.traceId.slice(0, 8)}</span>.
        </>
      ) : null}
    </Notice>
  );
}

/** Ctrl Enter from any field of the dialog. */
function useSubmitKey(onGo: () => void): void {
  const go = useRef(onGo);
  useEffect(() => {
    go.current = onGo;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      if (!(event.target instanceof Element) || !event.target.closest(".dialog form")) return;
      event.preventDefault();
      go.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
