"use client";
import { useChanges } from "#components/admin/admin-data.ts";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { actorWords, changeWords } from "#components/admin/change-words.ts";
import { useChangeNames } from "#components/admin/use-change-names.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

/** Who changed what in the organisation, newest first. */
export function ChangesPage() {
  const query = useChanges();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const names = useChangeNames();
  const changes = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <AdminPage title="Changes" of={query}>
      {data && changes.length === 0 ? <Empty title="Nothing has been changed yet" /> : null}
      {changes.length > 0 ? (
        <TableScroll label="Changes">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">In words</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ id, at, actor, what, label, detail }) => (
                <tr key={id}>
                  <td>
                    <TimeText at={at} />
                  </td>
                  <td>{actorWords(actor, names)}</td>
                  <th scope="row">{label}</th>
                  <td className="whitespace-normal!">{changeWords(what, detail, names)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hasNextPage ? (
            <p className="px-4 py-3">
              <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
                Show earlier changes
              </Button>
            </p>
          ) : null}
        </TableScroll>
      ) : null}
    </AdminPage>
  );
}
