"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { HoldLine } from "#components/case/hold-line.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { GATE_CHANNELS, REPRESENTATIVE_KINDS } from "#lib/domain/contact-words.ts";
import { optedOutOf } from "#lib/domain/not-contacted.ts";

/** Whom not to contact, and how not to: what the customer said, or what was said of them. The server blocks it all the same. */
export function StopLines() {
  const { death, ceaseRequest } = useOpenCase().state.contactFacts;
  return (
    <>
      {death ? (
        <HoldLine
          kind="stop"
          title="Deceased."
          act={<LineActs id="withdraw-death" words="Withdraw" version={death.version} />}
        >
          Recorded <TimeText at={death.at} />. Only who acts for the estate is contacted.
        </HoldLine>
      ) : null}
      {ceaseRequest ? (
        <HoldLine
          kind="stop"
          title="Do not contact."
          act={<LineActs id="withdraw-cease" words="Withdraw" version={ceaseRequest.version} />}
        >
          The customer asked us to stop, <TimeText at={ceaseRequest.receivedAt} />.
        </HoldLine>
      ) : null}
      <RepresentedLine />
      <OptedOutLine />
    </>
  );
}

function RepresentedLine() {
  const { representative } = useOpenCase().state.contactFacts;
  if (!representative) return null;
  const { kind, name, since, contactConsent, version } = representative;
  return (
    <HoldLine
      kind="represented"
      title={`Represented by ${name ?? REPRESENTATIVE_KINDS[kind].toLowerCase()}.`}
      act={<LineActs id="end-representation" words="End" version={version} />}
    >
      {name ? `${REPRESENTATIVE_KINDS[kind]}, since ` : "Since "}
      <TimeText at={since} />.{" "}
      {contactConsent ? "They agree that we contact the customer too." : "Contact them, not the customer."}
    </HoldLine>
  );
}

function OptedOutLine() {
  const { contactFacts } = useOpenCase().state;
  const channels = optedOutOf(contactFacts);
  const newest = Math.max(...channels.map((channel) => contactFacts.consents[channel]?.version ?? 0));
  if (channels.length === 0) return null;
  return (
    <HoldLine
      kind="opted-out"
      title={`Opted out of ${channels
        .map((one) => GATE_CHANNELS[one].toLowerCase())
        .join(", ")
        .replace("whatsapp", "WhatsApp")}.`}
      act={<LineActs id="opt-in" words="Opt in again" version={newest} />}
    />
  );
}

function LineActs({ id, words, version }: { id: ActId; words: string; version: number }) {
  const { state, viewer, openAct } = useOpenCase();
  return (
    <>
      {whyNotAct(id, viewer, state) === null ? (
        <button type="button" className="link" onClick={() => openAct(id)}>
          {words}
        </button>
      ) : null}
      <EventSeq version={version} />
    </>
  );
}
