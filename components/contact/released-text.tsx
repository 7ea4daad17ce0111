import type { CaseEvent } from "#lib/domain/events.ts";
import { LANGUAGES, type Language } from "#lib/domain/templates/template.ts";

/** Word for word what was handed over; nothing once it has been erased. */
export function ReleasedText({ event }: { event: CaseEvent }) {
  if (event.type !== "contact-released") return null;
  const { content, template } = event.data;
  if (!content) return <p className="hint">What was sent has been erased.</p>;
  const language = template.language in LANGUAGES ? LANGUAGES[template.language as Language] : template.language;
  return (
    <blockquote className="preview">
      <p className="hint">
        {template.id}, version {template.version}, {language}
      </p>
      {content.subject ? <p className="b">{content.subject}</p> : null}
      <p className="preview-text" lang={template.language}>
        {content.text}
      </p>
    </blockquote>
  );
}
