import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { VARIANTS } from "../../domain/contact-words.ts";
import { BATCH_STATES, CLOSING_REASONS, TAKEN_OUT } from "../../domain/letters/batch.ts";
import { PAPERS } from "../../domain/letters/sheet.ts";
import { dispatchSchema } from "../letters/hand-over.ts";
import type { Manifest } from "../letters/manifest.ts";
import { type BatchAnswer, batchesSchema, type LetterAnswer } from "../letters/read-batches.ts";
import { RETURN_RESULTS, type ReturnedLine, returnsSchema } from "../letters/returned-mail.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import type { Operations } from "./operation.ts";
import { hash, instant, listOf, ref, uuid } from "./wire.ts";

const count = z.int().min(0);
const letterId = z.string().regex(/^L-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
const actor = z.strictObject({
  kind: z.enum(["user", "customer", "system", "gateway", "workflow", "api"]),
  id: z.string(),
});
const kind = { paper: z.enum(slugs(PAPERS)), variant: z.enum(slugs(VARIANTS)) };

const batch = z.strictObject({
  id: uuid,
  number: z.int().min(1),
  ...kind,
  state: z.enum(slugs(BATCH_STATES)),
  letters: count,
  pages: count,
  takenOut: count,
  judged: count.meta({ description: "While it closes: how many of its letters have been judged once more." }),
  blockedBy: z
    .array(z.strictObject({ rule: z.string(), letters: count }))
    .meta({ description: "The rules that letters were taken out for." }),
  sha256: hash.nullable(),
  openedAt: instant,
  closed: z.strictObject({ at: instant, why: z.enum(slugs(CLOSING_REASONS)), by: actor.nullable() }).nullable(),
  handedOver: z.strictObject({ at: instant, by: actor, printerReference: z.string() }).nullable(),
}) satisfies z.ZodType<BatchAnswer>;

const letter = z.strictObject({
  id: letterId,
  contactId: uuid,
  ref,
  position: z.int().min(1).nullable(),
  pages: z.int().min(1),
  sha256: hash,
  at: instant,
  takenOut: z.enum(slugs(TAKEN_OUT)).nullable(),
  rules: z.array(z.string()).meta({ description: "The rules that it was taken out for." }),
}) satisfies z.ZodType<LetterAnswer>;

const manifest = z.strictObject({
  batch: uuid,
  number: z.int().min(1),
  ...kind,
  closedAt: instant,
  letters: count,
  pages: count,
  sha256: hash.meta({ description: "SHA-256 of the letters' hashes in order, each followed by a line feed." }),
  items: z.array(
    z.strictObject({ position: z.int().min(1), letter: letterId, ref, pages: z.int().min(1), sha256: hash }),
  ),
}) satisfies z.ZodType<Manifest>;

const returned = z.strictObject({
  items: z.array(
    z.strictObject({
      item: z.string(),
      letter: letterId.nullable(),
      ref: ref.nullable(),
      result: z.enum(slugs(RETURN_RESULTS)),
      says: z.string(),
    }) satisfies z.ZodType<ReturnedLine>,
  ),
});

const file = { "Content-Disposition": "The name of the file." };
const whole = "For who may read every case in it; noted in the access log with those cases.";

export const LETTER_OPERATIONS: Operations = {
  "/api/v1/letters/batches": {
    get: {
      tag: "Letters",
      summary: "Print batches",
      description: "For team leads, compliance and keys. Letters wait in the open batch of their paper and variant.",
      scopes: ["read"],
      query: batchesSchema,
      answer: { status: 200, schema: listOf(batch), says: "Newest first." },
      problems: ["invalid"],
    },
  },
  "/api/v1/letters/batches/{id}": {
    get: {
      tag: "Letters",
      summary: "One print batch",
      scopes: ["read"],
      answer: { status: 200, schema: batch, says: "As it is now." },
      problems: ["not-found"],
    },
  },
  "/api/v1/letters/batches/{id}/letters": {
    get: {
      tag: "Letters",
      summary: "The letters of a print batch",
      description: "Those of cases that the reader may read, those that were taken out too.",
      scopes: ["read"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(letter), says: "In the order of the batch." },
      problems: ["invalid", "not-found"],
    },
  },
  "/api/v1/letters/batches/{id}/closure": {
    post: {
      tag: "Letters",
      summary: "Close a print batch",
      description:
        "For team leads and keys. Each letter is judged once more on its case as it is now; those that the law stops or that were cancelled are taken out, the others numbered; the next letter begins another batch. A closed batch stays as it is. `closing`: it could not be finished, and Baton goes on.",
      scopes: ["write"],
      answer: { status: 200, schema: batch, says: "As it is then." },
      problems: ["not-found"],
    },
  },
  "/api/v1/letters/batches/{id}/dispatch": {
    post: {
      tag: "Letters",
      summary: "Note that a printer got a batch",
      description:
        "For team leads and keys. The cases of its letters are told. The same reference again changes nothing; another one is 409.",
      scopes: ["write"],
      body: dispatchSchema,
      answer: { status: 200, schema: batch, says: "As it is then." },
      problems: ["not-found", "conflict", "refused"],
    },
  },
  "/api/v1/letters/batches/{id}/manifest.json": {
    get: {
      tag: "Letters",
      summary: "What a closed batch holds, letter by letter",
      description: whole,
      scopes: ["read"],
      answer: { status: 200, schema: manifest, says: "In the order of the print file." },
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/letters/batches/{id}/manifest.csv": {
    get: {
      tag: "Letters",
      summary: "A batch's manifest as a CSV file",
      description: whole,
      scopes: ["read"],
      answer: {
        status: 200,
        type: "text/csv",
        says: "RFC 4180, UTF-8: position, letter, case, pages, sha256.",
        headers: file,
      },
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/letters/batches/{id}/print.pdf": {
    get: {
      tag: "Letters",
      summary: "All letters of a closed batch as one file for the printer",
      description: whole,
      scopes: ["read"],
      answer: {
        status: 200,
        type: "application/pdf",
        says: "The pages of the letters, in the manifest's order.",
        headers: file,
      },
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/letters/{id}/letter.pdf": {
    get: {
      tag: "Letters",
      summary: "One letter, just as it is printed",
      description: "For who may see print batches and read its case; noted in the access log.",
      scopes: ["read"],
      answer: { status: 200, type: "application/pdf", says: "The bytes that its hash is of.", headers: file },
      problems: ["not-found"],
    },
  },
  "/api/v1/letters/returns": {
    post: {
      tag: "Letters",
      summary: "Note letters that came back by post",
      description:
        "For team leads and keys. Each item is a letter's id or a case's reference, which means its last letter that was handed over. A letter that was noted before stays as it is.",
      scopes: ["write"],
      body: returnsSchema,
      answer: { status: 200, schema: returned, says: "What became of each, in the order given." },
      problems: ["invalid"],
    },
  },
  "/api/v1/cases/{ref}/contacts/{contactId}/document": {
    get: {
      tag: "Letters",
      summary: "The exact bytes that were handed over for a contact",
      description: "For who may read the case; noted in the access log.",
      scopes: ["read"],
      answer: {
        status: 200,
        type: "application/pdf",
        says: "The letter as PDF, or the email as MIME (`message/rfc822`).",
        headers: { ...file, "X-Sha256": "What was kept with them." },
      },
      problems: ["not-found"],
    },
  },
};
