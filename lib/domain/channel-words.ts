/** Channels as a sentence names what goes through them: "opted out of texts". */
import type { Channel } from "./codes.ts";

export const CHANNEL_NAMES: Record<Channel, string> = {
  call: "calls",
  voicemail: "voicemail",
  sms: "texts",
  whatsapp: "WhatsApp",
  email: "email",
  letter: "letters",
  "in-person": "visits",
};
