"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { NewTemplateDialog } from "#components/templates/new-template-dialog.tsx";
import { NoWriter } from "#components/templates/no-writer.tsx";
import { TemplatesTable } from "#components/templates/templates-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { useTemplates } from "#lib/client/templates.ts";
import { whyNotWriteTemplates } from "#lib/domain/templates/who-may.ts";

/** Every template with where it stands. For compliance and team leads. */
export function TemplatesPage() {
  const { data: me } = useMe();
  const why = me ? whyNotWriteTemplates(viewerOf(me)) : null;
  const query = useTemplates(me !== undefined && why === null);
  const [adding, setAdding] = useState(false);
  if (why) return <NoWriter why={why} />;
  return (
    <AdminPage
      title="Templates"
      count={query.data?.length}
      of={query}
      act={
        <span className="line wrap">
          <Link className="btn" href="/templates/senders">
            Who writes
          </Link>
          <Button kind="primary" icon={Plus} onClick={() => setAdding(true)}>
            Add a template
          </Button>
        </span>
      }
    >
      {query.data?.length === 0 ? (
        <Empty title="No template yet">Add one for each thing that is said to customers.</Empty>
      ) : (
        <TemplatesTable templates={query.data ?? []} />
      )}
      {adding ? <NewTemplateDialog onClose={() => setAdding(false)} /> : null}
    </AdminPage>
  );
}
