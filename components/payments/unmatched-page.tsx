"use client";
import { useQueryStates } from "nuqs";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { BankLineList } from "#components/payments/bank-line-list.tsx";
import { BankLinePane } from "#components/payments/bank-line-pane.tsx";
import { VIEW_WORDS } from "#components/payments/payment-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { LINE_VIEWS, type LineView, lineParsers, useBankLines } from "#lib/client/payments.ts";

/** What came into the bank and waits for somebody: the lines, and beside them what one says and may be. */
export function UnmatchedPage() {
  const [{ state, line }, setPlace] = useQueryStates(lineParsers);
  const list = useBankLines(state);
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const choose = (id: string | null) => void setPlace({ line: id });
  return (
    <AdminPage
      title={state === "open" ? "Unmatched payments" : `Bank lines: ${VIEW_WORDS[state].toLowerCase()}`}
      of={list}
      act={
        <Field label="Show" hideLabel>
          <Select
            value={state}
            onChange={({ target }) => void setPlace({ state: target.value as LineView, line: null })}
          >
            {LINE_VIEWS.map((view) => (
              <option key={view} value={view}>
                {VIEW_WORDS[view]}
              </option>
            ))}
          </Select>
        </Field>
      }
    >
      {list.isSuccess && lines.length === 0 && line === null ? <Nothing state={state} /> : null}
      {lines.length > 0 || line !== null ? (
        <div className="pd-body" data-open={line ?? undefined}>
          <div className="pd-lines">
            <BankLineList lines={lines} chosen={line} onChoose={choose} />
            {list.hasNextPage ? (
              <p className="px-4 py-3">
                <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                  Show older ones
                </Button>
              </p>
            ) : null}
          </div>
          <BankLinePane key={line} id={line} onChoose={choose} />
        </div>
      ) : null}
    </AdminPage>
  );
}

function Nothing({ state }: { state: LineView }) {
  if (state !== "open") return <Empty title="Nothing here">No line of a bank file stands like this.</Empty>;
  return (
    <Empty title="Every payment has its case">
      Lines of bank files that Baton cannot place by itself wait here. Upload a file under Bank files.
    </Empty>
  );
}
