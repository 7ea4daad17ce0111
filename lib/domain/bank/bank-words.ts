/** STORED MEANINGS and words of the payments desk. Runs in the browser too. */

/** STORED MEANING: what became of a line. */
export const LINE_STATES = {
  new: "Being matched",
  posted: "Posted",
  suggested: "Suggested",
  unmatched: "Unmatched",
  ignored: "Not ours",
  payout: "Payout",
} as const;
export type LineState = keyof typeof LINE_STATES;
/** STORED MEANING: why a line is nobody's payment here. */
export const IGNORED_FOR = {
  "not-ours": "Not meant for us",
  "refund-by-bank": "Sent back by the bank",
  own: "Our own transfer or a fee",
  duplicate: "Told by another file",
  other: "Another reason",
} as const;
export type IgnoredFor = keyof typeof IGNORED_FOR;
/** STORED MEANING: what somebody did with a line. */
export const LINE_ACTS = {
  post: "Posted",
  reverse: "Reversed the payment",
  ignore: "Set aside",
  undo: "Taken back",
  payout: "Matched to a payout",
} as const;
export type LineAct = keyof typeof LINE_ACTS;

/** STORED MEANING: why a case is suggested, or not posted by itself. */
export const REASONS = {
  "case-reference": "Names the case",
  "debt-reference": "Names a debt",
  "customer-reference": "Names the customer's reference",
  "part-of-reference": "Has part of a reference",
  "paid-before": "This account paid for it before",
  name: "The payer's name fits",
  promise: "Is what was promised",
  instalment: "Is the next instalment",
  arrears: "Is what is overdue",
  balance: "Is all that is owed",
  payment: "Is the amount of a payment on it",
  "wrong-currency": "Another currency than the case's",
  closed: "The case is closed",
  "several-cases": "Names several cases",
  twin: "A file of another kind has this payment",
  "taken-back": "Takes back what was booked before",
  refused: "The case did not take it",
} as const;
export type Reason = keyof typeof REASONS;
