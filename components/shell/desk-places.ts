import type { Me } from "#lib/client/queries.ts";
import { viewerOf } from "#lib/client/queries.ts";
import { whyNotReadLog } from "#lib/domain/access-rights.ts";
import { whyNoPayments } from "#lib/domain/bank/bank-rights.ts";
import { whyNoLetters } from "#lib/domain/letters/batch-rights.ts";
import { whyNoBoard, whyNotImport } from "#lib/domain/permissions.ts";
import { whyNotReadPolicy } from "#lib/domain/policy-rights.ts";
import { whyNotWriteTemplates } from "#lib/domain/templates/who-may.ts";

export type DeskPlace = { id: string; label: string; href: string; action?: string; also?: string };

const ADMIN: DeskPlace[] = [
  ["people", "People"],
  ["teams", "Teams"],
  ["portfolios", "Portfolios"],
  ["keys", "API keys"],
  ["changes", "Changes"],
].map(([id, name]) => ({ id: `admin-${id}`, label: `Admin: ${name}`, href: `/admin/${id}`, also: "settings" }));

const POLICY: DeskPlace[] = [
  { id: "policy", label: "Contact policy", href: "/policy", also: "compliance rules versions" },
  { id: "blocked", label: "Blocked contacts", href: "/policy/blocked", also: "compliance refused rules" },
];

const PAYMENTS: DeskPlace[] = [
  { id: "payments", label: "Payments: Unmatched", href: "/payments", also: "bank lines match post" },
  { id: "bank-files", label: "Payments: Bank files", href: "/payments/files", also: "upload statement camt csv" },
  {
    id: "reconciliation",
    label: "Payments: Reconciliation",
    href: "/payments/reconciliation",
    also: "gateway ledger bank totals",
  },
];

/** Where this person may go. */
export function placesFor(me: Me): DeskPlace[] {
  const viewer = viewerOf(me);
  const works = me.role !== "admin" && me.role !== "analyst";
  return [
    ...(works ? [{ id: "queue", label: "Queue", href: "/queue", action: "go-queue", also: "list cases" }] : []),
    ...(whyNoBoard(me.role) === null
      ? [{ id: "board", label: "Board", href: "/board", action: "go-board", also: "team load lead" }]
      : []),
    ...(works
      ? [{ id: "inbox", label: "Inbox", href: "/inbox", action: "go-inbox", also: "notices notifications" }]
      : []),
    ...(whyNotImport(viewer) === null
      ? [{ id: "imports", label: "Imports", href: "/imports", also: "upload csv file" }]
      : []),
    ...(whyNoLetters(viewer) === null
      ? [
          { id: "letters", label: "Letters", href: "/letters", also: "print batches post" },
          { id: "returned-mail", label: "Returned mail", href: "/letters/returned", also: "letters post gone away" },
        ]
      : []),
    ...(whyNoPayments(viewer) === null ? PAYMENTS : []),
    ...(whyNotWriteTemplates(viewer) === null
      ? [{ id: "templates", label: "Templates", href: "/templates", also: "messages letters texts wording" }]
      : []),
    ...(whyNotReadPolicy(viewer) === null ? POLICY : []),
    ...(whyNotReadLog(viewer) === null
      ? [{ id: "access-log", label: "Access log", href: "/access-log", also: "audit who opened" }]
      : []),
    ...(me.role === "admin" ? ADMIN : []),
  ];
}
