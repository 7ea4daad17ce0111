"use client";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { BankFilesTable } from "#components/payments/bank-files-table.tsx";
import { UploadBankFile } from "#components/payments/upload-bank-file.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { useBankFiles } from "#lib/client/payments.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotMatch } from "#lib/domain/bank/bank-rights.ts";

/** Statements of our accounts: upload one, and what became of each. */
export function BankFilesPage() {
  const list = useBankFiles();
  const { data: me } = useMe();
  const files = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <AdminPage title="Bank files" of={list}>
      <div className="imp-body">
        {me && whyNotMatch(viewerOf(me)) === null ? <UploadBankFile /> : null}
        {list.isSuccess && files.length === 0 ? (
          <Empty title="No bank file yet">
            A statement of an account, as camt.053 or CSV. What names a case is posted by itself; the rest waits under
            Unmatched.
          </Empty>
        ) : null}
        {files.length > 0 ? <BankFilesTable files={files} /> : null}
        {list.hasNextPage ? (
          <p className="px-4 py-3">
            <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              Show older ones
            </Button>
          </p>
        ) : null}
      </div>
    </AdminPage>
  );
}
