/** Numbers that make the sandbox misbehave (docs/channels.md). The first five are Twilio's own for its test credentials. */

export type Step = { after: number; status: string; errorCode?: string };
export type Behaviour = {
  refuses?: { status: number; code: number; message: string; retryAfter?: number };
  /** What its receipts say, each so many milliseconds after the one before. */
  receipts: (channel: "sms" | "whatsapp") => Step[];
  /** The message is taken, and the answer that says so breaks off. */
  losesAnswer?: boolean;
};

const SENT = { after: 150, status: "sent" };
const DELIVERED = { after: 250, status: "delivered" };
const READ = { after: 600, status: "read" };
const usual = (channel: "sms" | "whatsapp") => (channel === "whatsapp" ? [SENT, DELIVERED, READ] : [SENT, DELIVERED]);
const never = () => [];

function refusing(status: number, code: number, message: string, retryAfter?: number): Behaviour {
  return { refuses: { status, code, message, ...(retryAfter !== undefined && { retryAfter }) }, receipts: never };
}

export const MAGIC_NUMBERS: Record<string, Behaviour> = {
  "+15005550001": refusing(400, 21211, "The 'To' number is not a valid phone number."),
  "+15005550002": refusing(400, 21612, "The 'To' number cannot be reached from this sender."),
  "+15005550003": refusing(400, 21408, "Sending to the region of the 'To' number is not switched on."),
  "+15005550004": refusing(400, 21610, "The recipient has unsubscribed."),
  "+15005550009": refusing(400, 21614, "The 'To' number cannot receive texts."),
  "+15005551001": { receipts: () => [SENT, { after: 250, status: "undelivered", errorCode: "30005" }] },
  "+15005551002": { receipts: never },
  "+15005551003": {
    receipts: (channel) => {
      const last = usual(channel).at(-1) ?? DELIVERED;
      return [last, SENT, { ...last, after: 50 }, { ...SENT, after: 50 }, DELIVERED];
    },
  },
  "+15005551004": { receipts: usual, losesAnswer: true },
  "+15005551429": refusing(429, 20429, "Too many requests.", 2),
  "+15005551500": refusing(500, 20500, "An internal server error has occurred."),
};

export function behaviourOf(number: string): Behaviour {
  return MAGIC_NUMBERS[number] ?? { receipts: usual };
}
