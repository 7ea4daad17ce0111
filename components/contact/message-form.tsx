"use client";
import { useEffect, useRef } from "react";
import { DraftWords } from "#components/case/draft-words.tsx";
import { ChangedSince } from "#components/case-acts/changed-since.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { localOf } from "#components/case-acts/local-time.ts";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { COMPOSER_CHANNELS } from "#components/contact/channels.ts";
import { MessageFields } from "#components/contact/message-fields.tsx";
import { MessagePreview } from "#components/contact/message-preview.tsx";
import { MessageWhen } from "#components/contact/message-when.tsx";
import { NotSent } from "#components/contact/not-sent.tsx";
import { PermissionLine } from "#components/contact/permission-line.tsx";
import type { Contact } from "#components/contact/use-contact.ts";
import { useFocusFirst } from "#components/contact/use-focus-first.ts";
import { type Message, useMessage } from "#components/contact/use-message.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { SentChannel } from "#lib/domain/contact-words.ts";

type MessageFormProps = {
  channel: SentChannel;
  contact: Contact;
  onWriting: (writing: boolean) => void;
  onDone: () => void;
  focus: number;
};

/** A message to the customer. What the law forbids meanwhile stops the sending, never the text. */
export function MessageForm({ channel, contact, onWriting, onDone, focus }: MessageFormProps) {
  const message = useMessage(channel, contact, onDone);
  const form = useRef<HTMLFormElement>(null);
  const { isWritten, act, blocked } = message;
  useFocusFirst(form, focus);
  useEffect(() => onWriting(isWritten), [isWritten, onWriting]);
  useEffect(() => () => onWriting(false), [onWriting]);
  const acknowledge = () => {
    // Before the notice goes, so that focus does not fall out of the form with it.
    form.current?.querySelector<HTMLElement>("button[type=submit]")?.focus();
    act.acknowledge();
  };
  return (
    <form
      ref={form}
      className="message"
      aria-label={COMPOSER_CHANNELS[channel].label}
      onSubmit={(event) => {
        event.preventDefault();
        message.send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      {blocked ? <BlockedNotice message={message} /> : null}
      <ChangedSince changes={act.changes} basedOn={act.basedOn} refused={act.stale} onSeen={acknowledge} />
      {act.problem && !act.stale ? <NotSent problem={act.problem} /> : null}
      <PermissionLine contact={contact} channel={channel} />
      <div className="message-cols">
        <div>
          <div className="two">
            <DebtField
              label="About which debt"
              none="The first that is owed"
              value={contact.debtId}
              onChange={contact.setDebtId}
            />
            <MessageFields message={message} locked={blocked !== null} />
          </div>
          <MessageWhen message={message} locked={blocked !== null} />
        </div>
        <MessagePreview message={message} channel={channel} />
      </div>
      <div className="composer-foot">
        <Button
          type="submit"
          kind="primary"
          keys="Ctrl Enter"
          busy={act.pending}
          disabled={message.why !== null}
          reason={message.why ?? undefined}
        >
          {message.when === "now"
            ? `Send ${COMPOSER_CHANNELS[channel].noun}`
            : `Plan ${COMPOSER_CHANNELS[channel].noun}`}
        </Button>
        <span className="hint">
          {message.when === "now" ? "Goes out after 15 seconds, in which you can cancel." : null}
        </span>
        <span className="hint push">
          <DraftWords state={act.draft.state} />
        </span>
      </div>
    </form>
  );
}

function BlockedNotice({ message: { blocked, act } }: { message: Message }) {
  const timeZone = useTimeZone();
  if (!blocked) return null;
  const { until } = blocked;
  return (
    <Notice
      kind="error"
      title={blocked.words}
      role="group"
      acts={
        until ? (
          <Button small onClick={() => act.change({ when: "at", sendAt: localOf(until, timeZone) })}>
            Plan it for <BothClocks at={until} />
          </Button>
        ) : undefined
      }
    >
      {blocked.message} Your text is kept.
    </Notice>
  );
}
