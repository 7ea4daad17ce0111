import { Fragment } from "react";
import type { PhoneMessage } from "#components/phone/use-phone.ts";
import { TimeText } from "#components/ui/time-text.tsx";

/** Newest first, as the desk's timeline stands. */
export function PhoneMessages({ items }: { items: PhoneMessage[] }) {
  return (
    <ul className="phone-messages">
      {items.map((one) => (
        <li key={one.id} data-from={one.direction === "from-customer" ? "customer" : "desk"}>
          <p className="text-ink-3 text-sm">
            {one.direction === "from-customer" ? "You wrote, " : "Received "}
            <TimeText at={one.at} as="second" />
          </p>
          {one.subject ? <h2>{one.subject}</h2> : null}
          <p className="phone-text">
            <Linked text={one.text} />
          </p>
          {one.document ? (
            <a className="link" href={one.document} download>
              Open the letter (PDF)
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;

/** The text with its links, which open beside: as on a phone, nothing is fetched before they are tapped. */
function Linked({ text }: { text: string }) {
  return text.split(LINK).map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <a key={at} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
