/** The inbox as it is answered and shown. */
import type { NoticeSubject } from "./notice-subjects.ts";
import type { NoticeKind } from "./notices.ts";

export type InboxItem = {
  ref: string;
  /** What happened last. */
  kind: NoticeKind;
  about: NoticeSubject;
  label: string;
  customerName: string;
  at: string;
  /** The event that it is about: where a link lands. */
  version: number;
  /** How many things happened since the notice was last done. */
  count: number;
  read: boolean;
  done: boolean;
  /** An offer waits for this person's answer, or for that of one of their teams. */
  offered: boolean;
};

export type InboxPage = {
  items: InboxItem[];
  nextCursor: string | null;
  /** All that is open and not read, whatever is listed. */
  unread: number;
};
