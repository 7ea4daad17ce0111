import type { SentChannel } from "../../domain/contact-words.ts";
import type { Adapter } from "./adapter.ts";
import { emailAdapter } from "./email.ts";
import { letterAdapter } from "./letter.ts";
import { smsAdapter } from "./sms.ts";

/** The adapter of a channel as it is set up; null while the channel is off (rule `channel.off`). */
export function adapterOf(channel: SentChannel): Adapter | null {
  return ADAPTERS[channel]();
}

const ADAPTERS: Record<SentChannel, () => Adapter | null> = {
  sms: () => smsAdapter("sms"),
  whatsapp: () => smsAdapter("whatsapp"),
  email: emailAdapter,
  letter: letterAdapter,
};
