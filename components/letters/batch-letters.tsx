"use client";
import { Download } from "lucide-react";
import Link from "next/link";
import { placeWords } from "#components/letters/batch-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { type BatchView, type LetterView, useBatchLetters, useDownload } from "#lib/client/letters.ts";

/** Its letters, in the order in which they are printed. */
export function BatchLetters({ of }: { of: BatchView }) {
  const list = useBatchLetters(of.id);
  const download = useDownload();
  const letters = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const problem = list.error ?? download.error;
  return (
    <>
      {problem ? (
        <Notice kind="error" title={list.error ? "The letters did not load." : "Not downloaded."}>
          {problem.message}
        </Notice>
      ) : null}
      {list.isPending ? <Skeleton rows={6} label="Loading the letters" /> : null}
      {list.isSuccess && letters.length === 0 ? <Empty title="You may open none of its letters" /> : null}
      {letters.length > 0 ? (
        <TableScroll label="Letters of the batch">
          <table className="table">
            <Head />
            <tbody>
              {letters.map((letter) => (
                <LetterRow
                  key={letter.id}
                  of={letter}
                  onPdf={() => download.mutate(`/letters/${letter.id}/letter.pdf`)}
                />
              ))}
            </tbody>
          </table>
          {list.hasNextPage ? (
            <p className="px-4 py-3">
              <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                Show more letters
              </Button>
            </p>
          ) : null}
        </TableScroll>
      ) : null}
    </>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">Letter</th>
        <th scope="col">Place</th>
        <th scope="col">Case</th>
        <th scope="col" className="num">
          Pages
        </th>
        <th scope="col">Written</th>
        <th scope="col">Document</th>
      </tr>
    </thead>
  );
}

function LetterRow({ of: letter, onPdf }: { of: LetterView; onPdf: () => void }) {
  return (
    <tr>
      <th scope="row" className="ref">
        {letter.id}
      </th>
      <td>{placeWords(letter)}</td>
      <td>
        <Link className="ref" href={`/cases/${letter.ref}`} prefetch={false}>
          {letter.ref}
        </Link>
      </td>
      <td className="num">{letter.pages}</td>
      <td>
        <TimeText at={letter.at} />
      </td>
      <td>
        <Button small icon={Download} aria-label={`PDF of ${letter.id}`} onClick={onPdf}>
          PDF
        </Button>
      </td>
    </tr>
  );
}
