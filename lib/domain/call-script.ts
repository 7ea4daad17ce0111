/**
 * What is said on a call, by the law that the customer is contacted under: first who they are, and nothing about a debt
 * before that is sure. Words to say and reminders for who says them; a firm confirms them with its lawyer, as the packs.
 */
import type { Jurisdiction } from "./codes.ts";

export type ScriptStep = {
  title: string;
  /** Words to say, with {agent}, {customer} and {creditor} in them. */
  say: string;
  /** For the agent only. */
  mind?: string;
  citation?: string;
};
export type CallScript = {
  /** Up to knowing who speaks. */
  before: ScriptStep[];
  /** Only once the customer is known to be on the line. */
  after: ScriptStep[];
  /** All that a voicemail may hold. */
  voicemail: ScriptStep;
};

const HOW_TO_IDENTIFY =
  "Two of: date of birth, first line of the address, their reference. They tell you, you do not tell them.";
const RECAP: ScriptStep = {
  title: "Before you hang up",
  say: "Let me repeat what we agreed, and when you hear from us next.",
  mind: "A promise or a plan: each amount, the first day, how it is paid. Say how they reach us, and how they complain if they are not content.",
};

export const CALL_SCRIPTS: Record<Jurisdiction, CallScript> = {
  uk: {
    before: [
      { title: "Who is there", say: "Hello, my name is {agent}. May I speak with {customer}, please?" },
      { title: "Recording", say: "This call is recorded, so that we both can rely on what is agreed." },
      {
        title: "Make sure who they are",
        say: "Before I say why I call, I have to be sure that I speak with the right person. May I ask you two things?",
        mind: `${HOW_TO_IDENTIFY} Not a word about a debt before, to nobody else at all.`,
        citation: "CONC 7.11; UK GDPR art. 5(1)(f)",
      },
    ],
    after: [
      {
        title: "Why you call",
        say: "I am calling about your account with {creditor}. Is now a good time to talk?",
        mind: "Not a good time: ask for a better one and plan the call.",
        citation: "CONC 7.9",
      },
      {
        title: "How they are",
        say: "Is there anything that makes it hard for you to deal with this at the moment?",
        mind: "Listen for health, bereavement, money trouble. With consent, record it as a disclosure.",
        citation: "CONC 7.2; FG21/1",
      },
      {
        title: "What they can pay",
        say: "What could you pay without going short of what you need? We can look at it together.",
        mind: "A promise for one payment; a plan from income and expenditure, never above what is left over without a reason.",
        citation: "CONC 7.3",
      },
      {
        title: "Help that is free",
        say: "Free and independent advice is there at MoneyHelper and StepChange, whenever you want it.",
        citation: "CONC 7.3.7A",
      },
      RECAP,
    ],
    voicemail: {
      title: "Voicemail",
      say: "This is {agent} with a message for {customer}. Please call me back when it suits you. Thank you.",
      mind: "No word about a debt, an account or the creditor: others may listen.",
      citation: "CONC 7.11",
    },
  },
  us: {
    before: [
      {
        title: "Who is there",
        say: "Hello, my name is {agent}. I would like to speak with {customer}, please.",
        mind: "Do not name the company unless they expressly ask, and never a debt, to anybody else.",
        citation: "12 CFR 1006.10(b), 1006.6(d)",
      },
      {
        title: "Recording",
        say: "This call is recorded. Is that all right with you?",
        mind: "No: stop recording, or end the call. Several states ask for everybody's consent.",
        citation: "State law on recording",
      },
      {
        title: "Make sure who they are",
        say: "To protect your privacy I have to be sure that I speak with the right person. May I ask you two things?",
        mind: HOW_TO_IDENTIFY,
        citation: "12 CFR 1006.6(d)",
      },
    ],
    after: [
      {
        title: "The notice, word for word",
        say: "This is an attempt to collect a debt, and any information obtained will be used for that purpose. This communication is from a debt collector.",
        mind: "The first time both sentences; afterwards the second on every call.",
        citation: "12 CFR 1006.18(e)",
      },
      {
        title: "Why you call",
        say: "I am calling about your account with {creditor}. Is this a convenient time and place for you?",
        mind: "Inconvenient, at work, or represented by an attorney: record it and end the call.",
        citation: "12 CFR 1006.6(b)",
      },
      {
        title: "Their rights",
        say: "You may dispute the debt, ask us to stop, or choose how we reach you. Do you have any question about that?",
        citation: "12 CFR 1006.34, 1006.6(c), 1006.14(h)",
      },
      RECAP,
    ],
    voicemail: {
      title: "Voicemail: only this",
      say: "This is {agent} with a message for {customer}. Please call me back. Thank you.",
      mind: "A limited-content message: the business's name only if it does not tell of collection, your number, and nothing more.",
      citation: "12 CFR 1006.2(j)",
    },
  },
  za: {
    before: [
      { title: "Who is there", say: "Good day, my name is {agent}. May I speak with {customer}, please?" },
      { title: "Recording", say: "This call is recorded.", citation: "RICA s. 5" },
      {
        title: "Make sure who they are",
        say: "Before I say why I call, I have to be sure that I speak with the right person. May I ask you two things?",
        mind: `${HOW_TO_IDENTIFY} To anybody else you only ask when the customer can be reached.`,
        citation: "POPIA s. 19; Debt Collectors Act, Code of Conduct",
      },
    ],
    after: [
      {
        title: "Who you act for",
        say: "I act for {creditor}, about your account there. Is now a good time to talk?",
        mind: "Give your registration number when they ask for it.",
        citation: "Debt Collectors Act 114 of 1998, Code of Conduct",
      },
      {
        title: "Help that is there",
        say: "If paying is hard, a registered debt counsellor can help you, and we can look for a plan together.",
        mind: "Applied for debt review, or under sequestration: record it and stop.",
        citation: "National Credit Act s. 86",
      },
      RECAP,
    ],
    voicemail: {
      title: "Voicemail",
      say: "This is {agent} with a message for {customer}. Please call me back. Thank you.",
      mind: "Nothing about a debt.",
      citation: "POPIA s. 19",
    },
  },
};

/** The step's words with the names put in. */
export function sayStep({ say }: ScriptStep, names: { agent: string; customer: string; creditor: string }): string {
  return say.replaceAll(/\{(agent|customer|creditor)\}/g, (_, name: keyof typeof names) => names[name]);
}
