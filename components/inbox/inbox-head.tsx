"use client";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { INBOX_STATES, type InboxFilter, type InboxState } from "#lib/client/inbox.ts";
import { NOTICE_SUBJECTS, type NoticeSubject } from "#lib/domain/notice-subjects.ts";

const ALL = "all";

/** What the inbox shows, in words, and the two filters that change it. */
export function InboxHead({
  filter,
  unread,
  onFilter,
}: {
  filter: InboxFilter;
  /** Undefined until it is known. */
  unread: number | undefined;
  onFilter: (change: Partial<InboxFilter>) => void;
}) {
  return (
    <div className="q-head">
      <div className="line wrap">
        <h1 tabIndex={-1}>Inbox</h1>
        <span className="count">{unreadWords(unread)}</span>
        <span className="inbox-filters push">
          <Field label="Show">
            <Select value={filter.state} onChange={({ target }) => onFilter({ state: target.value as InboxState })}>
              {Object.entries(INBOX_STATES).map(([state, words]) => (
                <option key={state} value={state}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="About">
            <Select
              value={filter.about ?? ALL}
              onChange={({ target }) =>
                onFilter({ about: target.value === ALL ? null : (target.value as NoticeSubject) })
              }
            >
              <option value={ALL}>Everything</option>
              {Object.entries(NOTICE_SUBJECTS).map(([about, words]) => (
                <option key={about} value={about}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
        </span>
      </div>
      <p className="hint">
        One line a case, newest first; what happens later folds into it. Done takes it away until something else
        happens.
      </p>
    </div>
  );
}

function unreadWords(unread: number | undefined): string {
  if (unread === undefined) return "";
  return unread === 0 ? "Nothing unread" : `${unread} unread`;
}
