"use client";
import { Download, LockKeyhole, Truck } from "lucide-react";
import { useState } from "react";
import { closedNews, closingWords, countWords } from "#components/letters/batch-words.ts";
import { DispatchDialog } from "#components/letters/dispatch-dialog.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type BatchView, useBatchAct, useDownload } from "#lib/client/letters.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotPrint } from "#lib/domain/letters/batch-rights.ts";

const FILES = [
  { file: "print.pdf", words: "Print file" },
  { file: "manifest.csv", words: "Manifest, CSV" },
  { file: "manifest.json", words: "Manifest, JSON" },
];

/** What can be done with it now: close it, take its files, hand it over. */
export function BatchActs({ of }: { of: BatchView }) {
  const { data: me } = useMe();
  const act = useBatchAct(of.id);
  const download = useDownload();
  const [asking, setAsking] = useState<"close" | "dispatch" | null>(null);
  const may = me !== undefined && whyNotPrint(viewerOf(me)) === null;
  const problem = (asking === "dispatch" ? null : act.error) ?? download.error;

  function close() {
    const done = () => setAsking(null);
    const said = (now: BatchView) => announce(closedNews(now));
    act.mutate({ closes: true }, { onSuccess: said, onSettled: done });
  }

  return (
    <>
      <div className="line wrap px-4 py-2">
        {may && of.state === "open" ? (
          <Button kind="primary" icon={LockKeyhole} onClick={() => setAsking("close")}>
            Close the batch
          </Button>
        ) : null}
        {may && of.state === "closed" && of.letters > 0 ? (
          <Button kind="primary" icon={Truck} onClick={() => setAsking("dispatch")}>
            Hand over
          </Button>
        ) : null}
        {of.closed && of.letters > 0
          ? FILES.map(({ file, words }) => (
              <Button
                key={file}
                icon={Download}
                busy={download.isPending && download.variables.endsWith(file)}
                onClick={() => download.mutate(`/letters/batches/${of.id}/${file}`)}
              >
                {words}
              </Button>
            ))
          : null}
      </div>
      {problem ? (
        <Notice kind="error" role="alert" title="Not done.">
          {problem.message}
        </Notice>
      ) : null}
      <Confirm
        open={asking === "close"}
        title={`Close batch ${of.number}?`}
        go="Close the batch"
        busy={act.isPending}
        onGo={close}
        onBack={() => setAsking(null)}
      >
        <p>
          It holds {countWords(of.letters, "letter")}. It takes no more: the next letter begins a new batch. Each letter
          is judged once more on its case; those that may not go any more are taken out.
        </p>
        {of.state === "closing" ? <p className="sm ink2">{closingWords(of)}</p> : null}
      </Confirm>
      {asking === "dispatch" ? <DispatchDialog of={of} act={act} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
