/** What a channel's provider is to Baton. Each adapter speaks its provider's own protocol; the sandboxes speak the same. */
import type { ContactOutcome } from "../../domain/contact-commands.ts";
import type { Variant } from "../../domain/contact-words.ts";

export type Outgoing = {
  contactId: string;
  channel: "sms" | "whatsapp" | "email" | "letter";
  /** A number (E.164), an email address, or the lines of a postal address. */
  to: string;
  /** The customer's name, for the address window and the To header. */
  name: string;
  subject?: string;
  text: string;
  /** BCP 47. */
  language: string;
  variant: Variant;
  /** The case's reference, for the customer to quote. */
  reference: string;
  /** Where the customer opts out and says what they prefer; unguessable and unexpiring. */
  preferencesUrl: string;
};

/**
 * What became of handing it over. `refused`: the provider surely does not have it; `permanent` when trying again cannot
 * help. `unknown`: it was lost on the way, and the provider may have it.
 */
export type SendOutcome =
  | { is: "sent"; providerId: string; document?: { mediaType: string; bytes: Buffer } }
  | { is: "refused"; code: string; permanent: boolean; retryAfterMs?: number }
  | { is: "unknown" };

/** What the provider says of a message whose sending was interrupted. `absent`: it surely never had it. */
export type Found = { is: "sent"; providerId: string } | { is: "absent" } | { is: "unknown" };

export type Adapter = {
  provider: string;
  /** Messages a second that the provider takes, over all processes. */
  perSecond: number;
  /** Never throws for what a provider or a network does. */
  send(message: Outgoing, signal: AbortSignal): Promise<SendOutcome>;
  /** `since`: the instant at which it was released. */
  find(message: Pick<Outgoing, "contactId" | "channel" | "to" | "text">, since: string): Promise<Found>;
  /**
   * What has become of a message by now, for one whose receipt has not come; null when the provider does not say. Absent
   * where it cannot be asked.
   */
  receipt?(providerId: string): Promise<ContactOutcome | null>;
};
