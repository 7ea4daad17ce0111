import {
  gatewayEventsSchema,
  ignoreSchema,
  linesSchema,
  matchSchema,
  reconciliationSchema,
  undoSchema,
} from "../bank/bank-queries.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import type { Operations } from "./operation.ts";
import { bankFile, bankLine, bankPreview, bankUpload, gatewayEvent, reconciliation } from "./payment-schemas.ts";
import { listOf } from "./wire.ts";

const who = "For team leads, members of the team `payments`, compliance (read only) and keys.";
const act = {
  tag: "Payments",
  scopes: ["write"],
  answer: { status: 200, schema: bankLine, says: "The line as it is now." },
  problems: ["not-found", "conflict", "invalid", "refused", "wrong-currency"],
} as const;

export const PAYMENT_OPERATIONS: Operations = {
  "/api/v1/bank-files": {
    get: {
      tag: "Payments",
      summary: "Bank files",
      description: who,
      scopes: ["read"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(bankFile), says: "Newest first." },
      problems: ["invalid"],
    },
    post: {
      tag: "Payments",
      summary: "Upload a bank file",
      description: `${who} All of the file is taken in, or nothing of it; then its lines are matched one by one. The same file again changes nothing, and lines that another file has told are passed over.`,
      scopes: ["write"],
      body: bankUpload,
      bodyType: "multipart/form-data",
      answer: {
        status: 201,
        schema: bankFile,
        says: "Taken in; ask again for what becomes of its lines.",
        headers: { Location: "The file." },
      },
      also: [{ status: 200, says: "This very file is here already.", alike: true }],
      problems: ["invalid"],
    },
  },
  "/api/v1/bank-files/preview": {
    post: {
      tag: "Payments",
      summary: "How a bank file is read",
      description: `${who} Writes nothing. Shows the first 20 lines as they would be taken in.`,
      scopes: ["write"],
      body: bankUpload,
      bodyType: "multipart/form-data",
      answer: { status: 200, schema: bankPreview, says: "How the file is read." },
      problems: ["invalid"],
    },
  },
  "/api/v1/bank-files/{id}": {
    get: {
      tag: "Payments",
      summary: "One bank file",
      description: who,
      scopes: ["read"],
      answer: { status: 200, schema: bankFile, says: "With what has become of its lines." },
      problems: ["not-found"],
    },
  },
  "/api/v1/bank-files/{id}/errors.csv": {
    get: {
      tag: "Payments",
      summary: "Rows of a bank's CSV that were left out",
      description: `${who} Kept for 30 days; noted in the access log.`,
      scopes: ["read"],
      answer: { status: 200, type: "text/csv", says: "In the shape of the file, with the reason." },
      problems: ["not-found"],
    },
  },
  "/api/v1/bank-lines": {
    get: {
      tag: "Payments",
      summary: "Lines of bank files",
      description: `${who} \`state=open\`: what waits for somebody. Noted in the access log.`,
      scopes: ["read"],
      query: linesSchema,
      answer: { status: 200, schema: listOf(bankLine), says: "The newest booked first." },
      problems: ["invalid"],
    },
  },
  "/api/v1/bank-lines/{id}": {
    get: {
      tag: "Payments",
      summary: "One line",
      description: `${who} Noted in the access log.`,
      scopes: ["read"],
      answer: { status: 200, schema: bankLine, says: "With suggestions, postings and who did what." },
      problems: ["not-found"],
    },
  },
  "/api/v1/bank-lines/{id}/match": {
    post: {
      ...act,
      problems: [...act.problems],
      scopes: [...act.scopes],
      summary: "Post a line",
      description:
        "To a case, or in parts to several that come to its amount; or the payment that a returned one takes back. `revision` is the line's as it was looked at: when somebody was faster, 409.",
      body: matchSchema,
    },
  },
  "/api/v1/bank-lines/{id}/ignoring": {
    post: {
      ...act,
      problems: [...act.problems],
      scopes: [...act.scopes],
      summary: "Set a line aside",
      description: "It is no payment of a customer here, or goes back by the bank.",
      body: ignoreSchema,
    },
  },
  "/api/v1/bank-lines/{id}/undo": {
    post: {
      ...act,
      problems: [...act.problems],
      scopes: [...act.scopes],
      summary: "Take back what was done with a line",
      description: "Its payments are reversed on their cases, and the line waits again.",
      body: undoSchema,
    },
  },
  "/api/v1/gateway-events": {
    get: {
      tag: "Payments",
      summary: "What the gateway told and was not posted",
      description: who,
      scopes: ["read"],
      query: gatewayEventsSchema,
      answer: { status: 200, schema: listOf(gatewayEvent), says: "Newest first." },
      problems: ["invalid"],
    },
  },
  "/api/v1/reconciliation": {
    get: {
      tag: "Payments",
      summary: "Gateway, ledger and bank by day",
      description: `${who} At most 92 days. Days are those of a case's portfolio; a bank's are the bank's.`,
      scopes: ["read"],
      query: reconciliationSchema,
      answer: { status: 200, schema: reconciliation, says: "Totals by day and currency, and every difference." },
      problems: ["invalid"],
    },
  },
  "/api/v1/reconciliation/export.csv": {
    get: {
      tag: "Payments",
      summary: "The same as CSV",
      description: "Noted in the access log.",
      scopes: ["read"],
      query: reconciliationSchema,
      answer: { status: 200, type: "text/csv", says: "Totals, then differences; minor units." },
      problems: ["invalid"],
    },
  },
};
