import { FileText, Mail, MessageCircle, MessageSquare, Phone, StickyNote } from "lucide-react";
import type { ComponentType } from "react";
import type { SentChannel } from "#lib/domain/contact-words.ts";

/** What can be written or done from the composer: a note for the team, a call, a message to the customer. */
export type ComposerChannel = "note" | "call" | SentChannel;
type Face = { label: string; icon: ComponentType<{ className?: string }>; noun: string };

export const COMPOSER_CHANNELS = {
  note: { label: "Note", icon: StickyNote, noun: "note" },
  call: { label: "Call", icon: Phone, noun: "call" },
  sms: { label: "Text", icon: MessageSquare, noun: "text" },
  whatsapp: { label: "WhatsApp", icon: MessageCircle, noun: "WhatsApp message" },
  email: { label: "Email", icon: Mail, noun: "email" },
  letter: { label: "Letter", icon: FileText, noun: "letter" },
} as const satisfies Record<ComposerChannel, Face>;

export const CONTACT_CHANNELS = ["call", "sms", "whatsapp", "email", "letter"] as const satisfies ComposerChannel[];
