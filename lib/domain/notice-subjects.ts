/** What notices are about: the inbox is filtered by it. */
export const NOTICE_SUBJECTS = {
  handover: "Handovers",
  ownership: "Whose case it is",
  customer: "Customers",
  hold: "Holds",
} as const;
export type NoticeSubject = keyof typeof NOTICE_SUBJECTS;
