"use client";
import { CHANNEL_WORDS } from "#components/contact/channel-words.ts";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { ContactDecisionInput } from "#lib/domain/contact-policy/index.ts";

type History = NonNullable<ContactDecisionInput["history"]>;
const KINDS = { attempt: "Attempt", conversation: "Conversation", message: "Message" };
const SHOWN = 20;

/** The contacts that were counted, the last first. */
export function DecisionHistory({ history, at }: { history: History; at: string }) {
  const last = history.filter((one) => one.at <= at).toReversed();
  return (
    <section aria-label="Contacts counted">
      <h3 className="label">Contacts counted: {last.length}</h3>
      {last.length === 0 ? <p className="hint">None was on record.</p> : <Counted contacts={last.slice(0, SHOWN)} />}
      {last.length > SHOWN ? <p className="hint">And {last.length - SHOWN} before them.</p> : null}
    </section>
  );
}

function Counted({ contacts }: { contacts: History }) {
  return (
    <TableScroll label="Contacts counted">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Channel</th>
            <th scope="col">Which way</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is as it was recorded and never changes
            <tr key={place}>
              <td>
                <TimeText at={one.at} />
              </td>
              <td>{CHANNEL_WORDS[one.channel]}</td>
              <td>{one.direction === "inbound" ? "From them" : "To them"}</td>
              <td>
                {KINDS[one.kind]}
                {one.connected === false ? ", never connected" : ""}
                {one.consented ? ", with consent" : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
