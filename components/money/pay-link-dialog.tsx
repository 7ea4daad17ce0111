"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { copyText } from "#components/case/copy-ref.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { whyNotAct } from "#components/case-acts/act-table.ts";
import { useReturnTo } from "#components/case-acts/return-to.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useLiveActions } from "#lib/client/actions.ts";
import { type ApiProblem, api } from "#lib/client/api.ts";
import { useCommand } from "#lib/client/use-command.ts";

type Link = {
  id: string;
  madeAt: string;
  expiresAt: string;
  openedAt?: string;
  identifiedAt?: string;
  is: "live" | "revoked" | "locked" | "expired";
  url?: string;
};
type Made = { linkId: string; url: string; expiresAt: string };
const IS = { live: "Live", revoked: "Revoked", locked: "Locked after wrong answers", expired: "Expired" } as const;

/** Links by which the customer pays: a new one to copy, and those there are, each to be taken back. */
export function PayLinkDialog({ onClose }: ActProps) {
  const { caseRef, version, state, viewer, unsendable } = useOpenCase();
  const returnTo = useReturnTo();
  const links = useQuery<{ items: Link[] }, ApiProblem>({
    queryKey: ["pay-links", caseRef, version],
    queryFn: () => api.get(`/cases/${caseRef}/pay-links`),
    placeholderData: (before) => before,
  });
  const make = useMutation<Made, ApiProblem>({
    mutationFn: () => api.post(`/cases/${caseRef}/pay-links`, { commandId: `pay-link-${crypto.randomUUID()}` }),
    onSuccess: ({ url }) => copyText(url, "Pay link copied"),
  });
  const why = whyNotAct("pay-link", viewer, state) ?? unsendable ?? undefined;
  return (
    <Dialog
      open
      title="Pay link"
      onClose={onClose}
      returnTo={returnTo}
      foot={
        <>
          <p>The customer confirms who they are before they see anything.</p>
          <span className="line">
            <Button onClick={onClose}>Close</Button>
            <Button
              kind="primary"
              busy={make.isPending}
              disabled={why !== undefined}
              reason={why}
              onClick={() => make.mutate()}
            >
              Make and copy a link
            </Button>
          </span>
        </>
      }
    >
      <SendBy onClose={onClose} />
      {make.error ? (
        <Notice kind="error" title="Not made." role="alert">
          {make.error.message}
        </Notice>
      ) : null}
      {links.error ? (
        <Notice kind="error" title="The links could not be read." role="alert">
          {links.error.message}
        </Notice>
      ) : null}
      {links.isPending ? <p className="hint">Reading the links.</p> : null}
      {links.data?.items.length === 0 ? <p className="hint">No link yet.</p> : null}
      <ul className="instalments">
        {links.data?.items.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
    </Dialog>
  );
}

const WAYS = {
  "contact-sms": "Send by text",
  "contact-whatsapp": "Send by WhatsApp",
  "contact-email": "Send by email",
};

/** A message by a template carries a link of its own; what the law forbids now says why. */
function SendBy({ onClose }: { onClose: () => void }) {
  const actions = useLiveActions();
  return (
    <div className="line wrap">
      {Object.entries(WAYS).map(([id, label]) => {
        const action = actions.get(id);
        const why = action ? (action.why ?? undefined) : "Not possible here.";
        const send = () => {
          onClose();
          action?.run();
        };
        return (
          <Button key={id} small disabled={why !== undefined} reason={why} onClick={send}>
            {label}
          </Button>
        );
      })}
    </div>
  );
}

function LinkRow({ link: { id, madeAt, expiresAt, openedAt, is, url } }: { link: Link }) {
  const { caseRef, shown, version, unsendable } = useOpenCase();
  const { run, pending } = useCommand(caseRef, shown);
  return (
    <li>
      <span>
        {IS[is]}, made <TimeText at={madeAt} />
        {openedAt ? (
          <>
            , opened <TimeText at={openedAt} />
          </>
        ) : (
          ", not opened"
        )}
        {is === "live" ? (
          <>
            , until <TimeText at={expiresAt} as="day" />
          </>
        ) : null}
      </span>
      {is === "live" ? (
        <span className="line">
          {url ? (
            <Button small onClick={() => copyText(url, "Pay link copied")}>
              Copy
            </Button>
          ) : null}
          <Button
            small
            busy={pending !== null}
            disabled={unsendable !== null}
            reason={unsendable ?? undefined}
            onClick={() => run("revoke-pay-link", { linkId: id }, version)}
          >
            Revoke
          </Button>
        </span>
      ) : null}
    </li>
  );
}
