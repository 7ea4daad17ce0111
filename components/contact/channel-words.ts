import type { Channel } from "#lib/domain/contact-policy/input.ts";

export const CHANNEL_WORDS: Record<Channel, string> = {
  call: "Call",
  voicemail: "Voicemail",
  sms: "Text",
  whatsapp: "WhatsApp",
  email: "Email",
  letter: "Letter",
};
