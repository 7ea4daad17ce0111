"use client";
import { useEffect, useRef, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { localOf } from "#components/case-acts/local-time.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { barOf, ruleWords, standingOf } from "#components/contact/permission-words.ts";
import {
  inputsOf,
  type MessageForm,
  noMessage,
  readMessage,
  templateOf,
  textOf,
} from "#components/contact/read-message.ts";
import type { Contact } from "#components/contact/use-contact.ts";
import { announce } from "#components/ui/announce.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { useCaseTemplates, useTemplatePreview } from "#lib/client/case-templates.ts";
import type { SentChannel } from "#lib/domain/contact-words.ts";

/** A message being written on one channel: its template, what it would say on this case, when it goes, and what stands in its way. */
export function useMessage(channel: SentChannel, contact: Contact, onDone: () => void) {
  const { caseRef, version, unsendable } = useOpenCase();
  const timeZone = useTimeZone();
  const act = useAct<MessageForm, "schedule-contact">("schedule-contact", `message-${channel}`, noMessage, onDone);
  const { value } = act;
  const templates = useCaseTemplates(caseRef, channel, contact.purpose);
  const template = templateOf(value, templates.data ?? []);
  const text = template && textOf(value, template);
  const asked = {
    ref: caseRef,
    ...(text ?? { language: "en" as const, variant: "standard" as const }),
    ...(contact.debtId && { debtId: contact.debtId }),
    inputs: template ? inputsOf(value, template) : {},
  };
  const preview = useTemplatePreview(template?.id, version, asked);
  const { when, until } = useWhen(value, channel, contact);
  const blocked = useBlocked(channel, contact, when);
  const sendAt = value.sendAt || (until ? localOf(until, timeZone) : "");
  // While it is asked anew what is allowed, sending goes on: the server decides, and says what has changed.
  const why = unsendable ?? blocked?.words ?? null;
  return {
    act,
    templates,
    template,
    text,
    preview,
    when,
    sendAt,
    until,
    blocked,
    /** Why it cannot be sent now, or null. */
    why,
    isWritten: Object.values(value.inputs).some((typed) => typed.trim() !== ""),
    send: () => {
      if (why !== null) return;
      const said = { purpose: contact.purpose, debtId: contact.debtId, timeZone, when, ...contact.other };
      void act.submit(readMessage({ ...value, sendAt }, template, said));
    },
  };
}
export type Message = ReturnType<typeof useMessage>;

/** At once where the law allows it when the form opens, else at the first lawful instant; as chosen by hand from then on. */
function useWhen({ when }: MessageForm, channel: SentChannel, { of }: Contact): { when: "now" | "at"; until?: string } {
  const permission = of(channel);
  const [opened, setOpened] = useState<"now" | "at">();
  const first = permission && (permission.decision === "allow" ? "now" : "at");
  if (first && !opened) setOpened(first);
  return { when: when || (opened ?? first ?? "now"), until: permission?.until };
}

export type Blocked = { rule: string; words: string; message: string; until?: string };

/** What the law has against it as it stands now. Said at once when it comes while the form is open. */
function useBlocked(channel: SentChannel, { of, permissions }: Contact, when: "now" | "at"): Blocked | null {
  const permission = of(channel);
  const standing = permission && permissions ? standingOf(permission, permissions.at) : "open";
  const stops = standing === "off" || (standing === "later" && when === "now");
  const reason = stops && permission ? barOf(permission) : undefined;
  const rule = reason ? ruleWords(reason.rule) : null;
  const before = useRef(rule);
  useEffect(() => {
    if (rule !== null && before.current === null) announce(`Blocked by ${rule}. Your text is kept.`, { urgent: true });
    before.current = rule;
  }, [rule]);
  if (!reason || rule === null) return null;
  const until = standing === "later" ? permission?.until : undefined;
  return { rule, words: `Blocked by ${rule}.`, message: reason.message, ...(until && { until }) };
}
