"use client";
import type { Message } from "#components/contact/use-message.ts";
import type { SentChannel } from "#lib/domain/contact-words.ts";
import { segmentsOf } from "#lib/domain/sms-segments.ts";

/** The message as this customer would get it now. */
export function MessagePreview({
  message: { preview, template },
  channel,
}: {
  message: Message;
  channel: SentChannel;
}) {
  const { data, isError } = preview;
  if (!template) return null;
  return (
    <section className="preview" aria-label="Preview" aria-busy={preview.isFetching || undefined}>
      <h3 className="label">As they get it</h3>
      {isError ? <p className="hint">The preview could not be made. Sending still checks everything.</p> : null}
      {data?.why ? <p className={onlyUntyped(data.absent) ? "hint" : "error"}>{data.why}</p> : null}
      {data?.rendered ? (
        <>
          {data.rendered.subject ? <p className="b">{data.rendered.subject}</p> : null}
          <p className="preview-text" lang={data.language}>
            {data.rendered.text}
          </p>
          <p className="hint">{lengthWords(channel, data.rendered.text)}</p>
        </>
      ) : null}
    </section>
  );
}

/** Nothing is wrong yet: the form is not filled in. */
function onlyUntyped(absent: string[]): boolean {
  return absent.length > 0 && absent.every((name) => name.startsWith("inputs."));
}

/** "2 texts, 31 characters left in the last" */
export function lengthWords(channel: SentChannel, text: string): string {
  if (channel !== "sms") return `${[...text].length} characters`;
  const { segments, left, foreign } = segmentsOf(text);
  const count = segments === 1 ? "1 text" : `${segments} texts`;
  const dear = foreign.length > 0 ? `; shorter texts because of ${foreign.slice(0, 5).join(" ")}` : "";
  return `${count}, ${left} characters left in the last${dear}`;
}
