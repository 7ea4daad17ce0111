import type { Letter, Sender } from "../../domain/letters/compose.ts";
import { LetterRefused } from "../../domain/letters/letter-refused.ts";
import { localeOf, paperOf } from "../../domain/letters/sheet.ts";
import { env } from "../env.ts";
import { type Addressee, addresseeOf } from "../letters/addressee.ts";
import { drawLetterId } from "../letters/letter-id.ts";
import { type Batched, batchedLetter, putInBatch } from "../letters/put-in-batch.ts";
import type { Adapter, Outgoing, SendOutcome } from "./adapter.ts";

/** The printer, as incoming.ts and the case's events name it. */
export const PRINT = "print";

/** Drawing a letter takes some 50 ms in which this process does nothing else. */
const A_SECOND = 5;

/**
 * Letters go into the open print batch of their class, once for each contact. It is our own database that takes them: what
 * it says is certain, and it being away is thrown like in every other job. Null without a sender in the settings; a portfolio's own goes before that one.
 */
export function letterAdapter(): Adapter | null {
  const { sender } = env().letters;
  if (!sender) return null;
  return {
    provider: PRINT,
    perSecond: A_SECOND,
    send: (message, signal) => send(message, sender, signal),
    find: async ({ contactId }) => {
      const known = await batchedLetter(contactId);
      return known ? { is: "sent", providerId: providerIdOf(known) } : { is: "absent" };
    },
  };
}

async function send(message: Outgoing, sender: Sender, signal: AbortSignal): Promise<SendOutcome> {
  const known = await batchedLetter(message.contactId);
  if (known) return { is: "sent", providerId: providerIdOf(known) };
  const to = await addresseeOf(message.reference);
  if (!to) return { is: "refused", code: "letter.customer-erased", permanent: true };
  try {
    const letter = letterOf(message, to, sender);
    // What draws is loaded with the first letter: most processes draw none.
    const { makeLetterPdf } = await import("../letters/make-pdf.ts");
    const pdf = await makeLetterPdf(letter);
    // Too late: whoever looks after it meanwhile finds nothing, and it is let go anew.
    if (signal.aborted) return { is: "unknown" };
    const put = await putInBatch({ letter, pdf, to, contactId: message.contactId });
    const document = put.sha256 === pdf.sha256 ? { mediaType: "application/pdf", bytes: pdf.bytes } : undefined;
    return { is: "sent", providerId: providerIdOf(put), document };
  } catch (error) {
    if (error instanceof LetterRefused) return { is: "refused", code: error.code, permanent: true };
    throw error;
  }
}

function letterOf(message: Outgoing, { jurisdiction, today, sender: own }: Addressee, usual: Sender): Letter {
  const { name, to, subject, text, variant, reference, preferencesUrl } = message;
  const said = { name, to, subject, text, variant, reference, preferencesUrl };
  const where = { language: localeOf(message.language, jurisdiction), paper: paperOf(jurisdiction) };
  return { ...said, ...where, id: drawLetterId(), date: today, sender: own ?? usual };
}

function providerIdOf({ id }: Pick<Batched, "id">): string {
  return `letter:${id}`;
}
