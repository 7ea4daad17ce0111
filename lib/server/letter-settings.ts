/** Who writes letters, and when a print batch closes by itself (docs/channels.md, "Letters"). */
import * as z from "zod";
import type { Sender } from "../domain/letters/compose.ts";

export type LetterSettings = {
  /** Null: the channel is off. */
  sender: Sender | null;
  /** A batch that has so many letters, or was begun so many hours ago, is closed. */
  batchLetters: number;
  batchHours: number;
};

export const letterSettings = {
  BATON_LETTER_SENDER: z.string().trim().max(60).optional(),
  BATON_LETTER_RETURN_ADDRESS: z.string().trim().max(160).optional(),
  BATON_LETTER_IDENTITY: z.string().trim().max(600).optional(),
  BATON_LETTER_BATCH_LETTERS: z.coerce.number().int().min(1).max(2_000).default(500),
  BATON_LETTER_BATCH_HOURS: z.coerce.number().int().min(1).max(168).default(24),
};

export const howToFixLetters = {
  BATON_LETTER_SENDER: "who writes, up to 60 characters; needs BATON_LETTER_RETURN_ADDRESS",
  BATON_LETTER_RETURN_ADDRESS: "where letters come back to, its lines parted by |, up to 160 characters",
  BATON_LETTER_IDENTITY: "who the sender is and how to reach them, lines parted by |, up to 600 characters",
  BATON_LETTER_BATCH_LETTERS: "whole letters from 1 to 2000",
  BATON_LETTER_BATCH_HOURS: "whole hours from 1 to 168",
};

type Read = z.infer<z.ZodObject<typeof letterSettings>>;

/** A sender without an address that letters return to is none. */
export function checkLetters(read: Read, context: z.core.$RefinementCtx): void {
  const { BATON_LETTER_SENDER: sender, BATON_LETTER_RETURN_ADDRESS: address } = read;
  if (Boolean(sender) === Boolean(address)) return;
  const path = [sender ? "BATON_LETTER_RETURN_ADDRESS" : "BATON_LETTER_SENDER"];
  context.issues.push({ code: "custom", input: read, path, message: "" });
}

export function lettersFrom(read: Read, demo: boolean): LetterSettings {
  const { BATON_LETTER_SENDER: name, BATON_LETTER_RETURN_ADDRESS: address, BATON_LETTER_IDENTITY: identity } = read;
  const sender = name && address ? { name, returnAddress: linesOf(address), identity: linesOf(identity) } : null;
  return {
    sender: sender ?? (demo ? DEMO : null),
    batchLetters: read.BATON_LETTER_BATCH_LETTERS,
    batchHours: read.BATON_LETTER_BATCH_HOURS,
  };
}

const DEMO: Sender = {
  name: "Larkfield Recovery",
  returnAddress: ["PO Box 100", "Leeds", "LS1 1AA"],
  identity: ["Larkfield Recovery is made up: this letter is of a demo.", "Phone 01632 960000, weekdays 9 to 5"],
};

function linesOf(text = ""): string[] {
  return text
    .split("|")
    .map((line) => line.trim())
    .filter(Boolean);
}
