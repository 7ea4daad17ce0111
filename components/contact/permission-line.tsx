"use client";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { faultsWords, ruleWords, standingOf, usedWords } from "#components/contact/permission-words.ts";
import type { Contact } from "#components/contact/use-contact.ts";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Permission } from "#lib/domain/contact-permissions.ts";
import type { Channel } from "#lib/domain/contact-policy/input.ts";

/** Over a channel's form: whether it is allowed now, how much of the budget is used, and when it next is, on both clocks. */
export function PermissionLine({ contact, channel }: { contact: Contact; channel: Channel }) {
  const permission = contact.of(channel);
  if (contact.failed && !permission) return <NotRead again={contact.again} />;
  if (!permission || !contact.permissions) return <p className="permission hint">Asking what is allowed.</p>;
  const standing = standingOf(permission, contact.permissions.at);
  return (
    <div className="permission" data-standing={standing} aria-busy={contact.checking || undefined}>
      {standing === "open" ? <Glyph of="met" /> : <Glyph of="paused" />}
      <div>
        <Verdict permission={permission} pack={contact.permissions.pack} />
        {permission.faults.length > 0 ? <p className="hint">Not known: {faultsWords(permission.faults)}.</p> : null}
        {contact.failed ? <p className="hint">As it was when last read. It is asked again when it is sent.</p> : null}
      </div>
    </div>
  );
}

function Verdict({ permission, pack }: { permission: Permission; pack: { id: string; version: string } }) {
  const { decision, reasons, until, window } = permission;
  const used = usedWords(permission);
  const budget = used ? ` ${used} ${window}.` : "";
  if (decision === "allow")
    return (
      <p>
        <b>Allowed now.</b>
        {budget} <PackWords {...pack} />
      </p>
    );
  return (
    <>
      <p>
        <b>{decision === "defer" && until ? <Until at={until} /> : "Not allowed."}</b>
        {budget} <PackWords {...pack} />
      </p>
      <ul>
        {reasons.map(({ rule, citation, message }) => (
          <li key={rule}>
            {message}{" "}
            <span className="hint">
              {ruleWords(rule)}, {citation}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "Not before tomorrow 08:00 theirs, 13:00 yours." */
function Until({ at }: { at: string }) {
  return (
    <>
      Not before <BothClocks at={at} />.
    </>
  );
}

function PackWords({ id, version }: { id: string; version: string }) {
  return (
    <span className="hint">
      Policy {id} {version}.
    </span>
  );
}

function NotRead({ again }: { again: () => void }) {
  return (
    <Notice
      kind="error"
      title="What is allowed could not be read."
      acts={
        <Button small onClick={again}>
          Try again
        </Button>
      }
    >
      Nothing is sent meanwhile. What you typed is kept.
    </Notice>
  );
}
