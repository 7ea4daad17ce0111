/** What people write and say in the demo. Invented; no word of it is from a real customer. */
type Lines = [string, ...string[]];

export const VOICEMAILS: Lines = [
  "Left name and number only, no mention of the account.",
  "Mailbox greeting confirms the first name. Asked to call back.",
  "Left our opening hours and the freephone number.",
];

export const TEXTS: Lines = [
  "Please call us about your account. We are open 8 to 8.",
  "We tried to reach you today. You can reply to this message to choose a time.",
  "Reminder: your payment date is coming up. Call us if anything has changed.",
];

export const LETTERS: Lines = [
  "Arrears notice with the information sheet.",
  "Statement of account and the leaflet on free debt advice.",
  "Confirmation of what was agreed by phone.",
];

export const CONVERSATIONS: Lines = [
  "Passed security. Hours were cut at the warehouse; expects to know more after the rota comes out.",
  "Passed security. Says the bill went to the old address. Will read the statement and call back.",
  "Passed security. Between jobs, starts a new one next month. Asked us to wait for the first payslip.",
  "Passed security. Wants to see how the interest was worked out before agreeing to anything.",
  "Passed security. Partner deals with the bills and is away until the weekend.",
  "Passed security. Car repair took this month’s money; can start again next month.",
];

export const REFUSALS: Lines = [
  "Passed security. Will not discuss it by phone; prefers letters.",
  "Says other bills come first this month. No amount offered.",
  "Ended the call when the balance was mentioned. Was polite.",
];

export const NOTES: Lines = [
  "Checked the last three statements: interest stopped when the arrangement began.",
  "Best reached after the school run, before ten.",
  "Employer’s payday is the last working day of the month.",
  "Sent the income and expenditure form with a prepaid envelope.",
  "Asked the creditor for the signed agreement; expected within a week.",
  "Direct debit mandate received and set up for the first of the month.",
];

export const PROMISES: Lines = [
  "Passed security. Offers a first payment from this month’s wages.",
  "Passed security. Wants to pay something now and the rest in parts.",
  "Passed security. Will pay by card once the child benefit is in.",
];
