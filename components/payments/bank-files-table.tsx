"use client";
import Link from "next/link";
import { stateCounts } from "#components/payments/payment-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useDownload } from "#lib/client/letters.ts";
import { useNames } from "#lib/client/names.ts";
import type { BankFileView } from "#lib/client/payments.ts";

export function BankFilesTable({ files }: { files: BankFileView[] }) {
  const names = useNames();
  const download = useDownload();
  return (
    <>
      {download.error ? (
        <Notice kind="error" role="alert" title="The file did not load.">
          {download.error.message}
        </Notice>
      ) : null}
      <TableScroll label="Bank files">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Received</th>
              <th scope="col" className="num">
                New
              </th>
              <th scope="col" className="num">
                Known
              </th>
              <th scope="col">What became of them</th>
              <th scope="col">Balances</th>
              <th scope="col">Left out</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.id}>
                <th scope="row">
                  {file.name ?? "Without a name"}{" "}
                  <span className="ink2">{file.kind === "csv" ? "CSV" : "camt.053"}</span>
                </th>
                <td>
                  <TimeText at={file.receivedAt} />{" "}
                  <span className="ink2">{file.by.kind === "user" ? names.person(file.by.id) : "a key"}</span>
                </td>
                <td className="num">{file.lines}</td>
                <td className="num">{file.known > 0 ? file.known : <span className="ink3">–</span>}</td>
                <td>
                  {stateCounts(file.states)}{" "}
                  {file.states.suggested || file.states.unmatched ? <Link href="/payments">To the desk</Link> : null}
                </td>
                <td>{file.balanced ? "Add up" : <span className="ink3">Not told</span>}</td>
                <td>
                  {file.wrong > 0 ? (
                    <Button
                      small
                      busy={download.isPending}
                      onClick={() => download.mutate(`/bank-files/${file.id}/errors.csv`)}
                    >
                      {file.wrong} as CSV
                    </Button>
                  ) : (
                    <span className="ink3">–</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
