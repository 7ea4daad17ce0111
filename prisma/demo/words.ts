/** What people write and say in the demo about contact and money. Invented; no word of it is from a real customer. */
export type Lines = [string, ...string[]];

export const VOICEMAILS: Lines = [
  "Left name and number only, no mention of the account.",
  "Mailbox greeting confirms the first name. Asked to call back.",
  "Left our opening hours and the freephone number.",
];

export const TEXTS: Lines = [
  "Please call us about your account. We are open 8 to 8.",
  "We tried to reach you today. You can reply to this message to choose a time.",
  "Reminder: your payment date is coming up. Call us if anything has changed.",
  "Free and independent help with money is available. Ask us, or search for debt advice near you.",
];

export const REPLIES: Lines = [
  "“Can you ring after 5 please, I am at work”",
  "“Paid this morning at the post office, should show tomorrow”",
  "“Who is this? Please send it in writing”",
  "“Ok will sort it on payday”",
];

export const LETTERS: Lines = [
  "Arrears notice with the information sheet.",
  "Statement of account and the leaflet on free debt advice.",
  "Confirmation of what was agreed by phone.",
  "Copy of the credit agreement, as asked.",
];

export const CONVERSATIONS: Lines = [
  "Passed security. Hours were cut at the warehouse; expects to know more after the rota comes out.",
  "Passed security. Says the bill went to the old address. Will read the statement and call back.",
  "Passed security. Between jobs, starts a new one next month. Asked us to wait for the first payslip.",
  "Passed security. Wants to see how the interest was worked out before agreeing to anything.",
  "Passed security. Partner deals with the bills and is away until the weekend.",
  "Passed security. Car repair took this month’s money; can start again next month.",
  "Passed security. Rent went up in the spring. Open to a small amount each month; sent the budget form.",
  "Passed security. Baby due soon, on statutory pay from next month. Wants to keep payments low.",
];

export const REFUSALS: Lines = [
  "Passed security. Will not discuss it by phone; prefers letters.",
  "Says other bills come first this month. No amount offered.",
  "Ended the call when the balance was mentioned. Was polite.",
];

export const CALL_BACKS: Lines = [
  "Passed security. Was driving; asked us to call back.",
  "Passed security. At work; wants to talk with the statement in front of her.",
  "Passed security. Needs to ask his brother, who shares the household, first.",
];

export const NEW_NUMBER = "Called in from a new number. Passed security; the old one went with the last contract.";

export const NOTES: Lines = [
  "Checked the last three statements: interest stopped when the arrangement began.",
  "Best reached after the school run, before ten.",
  "Employer’s payday is the last working day of the month.",
  "Sent the income and expenditure form with a prepaid envelope.",
  "Asked the creditor for the signed agreement; expected within a week.",
  "Direct debit mandate received and set up for the first of the month.",
  "Speaks Portuguese at home, comfortable in English. Offered an interpreter, declined.",
  "Budget form received: £42 a month left over after essentials.",
];

export const CORRECTIONS: [readonly [wrong: string, right: string], ...(readonly [string, string])[]] = [
  ["Payday is the 15th.", "Payday is the 25th, not the 15th."],
  ["Brother may speak for her, form on file.", "Sister may speak for her, form on file. I had written brother."],
  ["Rent is 640 a month.", "Rent is 460 a month; figures were swapped."],
];

export const PROMISES: Lines = [
  "Passed security. Offers a first payment from this month’s wages.",
  "Passed security. Wants to pay something now and the rest in parts.",
  "Passed security. Will pay by card once the child benefit is in.",
  "Passed security. Overtime comes with the next pay; will pay then.",
];

export const REVERSALS: Lines = [
  "Direct debit returned by the bank: refer to payer.",
  "Card payment charged back; the customer did not recognise the name.",
  "Posted to the wrong account by the branch.",
];

export const NEXT_ACTIONS: Lines = [
  "Call about the first payment",
  "Check that the budget form has come back",
  "Ring after five, before seven",
  "Send a copy of the agreement",
  "Review the arrangement",
  "Look for the creditor’s answer",
];

export const PLANS: Lines = [
  "Went through income and expenditure together. A plan suits better than one sum.",
  "Cannot pay it at once. Wants to pay by instalments from the next payday on.",
  "Offers instalments. Went through the month line by line before saying yes.",
];

export const SKIPS: Lines = [
  "The boiler broke this month; keeps to the plan from the next one on.",
  "A month without overtime. The rest of the plan stays.",
  "School uniforms for two this month.",
];

export const MOVES: Lines = [
  "Paid later this month, the employer changes its payday.",
  "Asks for a few days; keeps to the amount.",
];

export const REVIEWS: Lines = [
  "Went through the month again: nothing has changed, the plan is right.",
  "Income a little up, rent up as well. Goes on as it is.",
];

export const OVER_AFFORDABLE: Lines = [
  "A relative pays the difference; offered it twice, unasked.",
  "Insists on being done sooner. Told that less is fine, and how to change it.",
];
