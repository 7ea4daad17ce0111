import * as z from "zod";
import { daySchema } from "../demo-day.ts";
import { inboxSchema, noticeSchema } from "../reads/inbox-query.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import { phoneReplySchema } from "../sandbox/customer-phone.ts";
import {
  board,
  customerPhone,
  demoDay,
  inboxItem,
  markedNotice,
  person,
  portfolio,
  readinessAnswer,
  team,
} from "./desk-schemas.ts";
import type { Operations } from "./operation.ts";
import { listOf } from "./wire.ts";

export const DESK_OPERATIONS: Operations = {
  "/api/v1/teams": {
    get: {
      tag: "Desk",
      summary: "Teams, their hours and who is on duty",
      description: "`open` and `waiting` for the team's leads, compliance and keys; else null.",
      scopes: ["read"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(team), says: "By slug." },
      problems: ["invalid"],
    },
  },
  "/api/v1/people": {
    get: {
      tag: "Desk",
      summary: "People, also those who have left",
      scopes: ["read"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(person), says: "By name." },
      problems: ["invalid"],
    },
  },
  "/api/v1/portfolios": {
    get: {
      tag: "Desk",
      summary: "Portfolios",
      scopes: ["read"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(portfolio), says: "By slug." },
      problems: ["invalid"],
    },
  },
  "/api/v1/board": {
    get: {
      tag: "Desk",
      summary: "Who holds how much, what waits, what is offered",
      description:
        "The teams that the reader belongs to; compliance and keys: every team. `accepts`: offers of these teams accepted since midnight UTC.",
      scopes: ["read"],
      answer: { status: 200, schema: board, says: "One entry a team." },
    },
  },
  "/api/v1/inbox": {
    get: {
      tag: "Desk",
      summary: "What concerns me",
      description:
        "One item per case, newest first; what happens later folds into it. Nothing of a case that may no longer be read. `about` is what happened last. Only people have an inbox.",
      scopes: [],
      query: inboxSchema,
      answer: {
        status: 200,
        schema: listOf(inboxItem).extend({ unread: z.int().min(0) }),
        says: "What is not done (or unread, or done), and how many are open and unread.",
      },
      problems: ["invalid"],
    },
  },
  "/api/v1/inbox/{ref}": {
    post: {
      tag: "Desk",
      summary: "Mark a notice done, read or unread",
      description: "With `version`, a notice that has become newer meanwhile stays as it is.",
      scopes: [],
      body: noticeSchema,
      answer: { status: 200, schema: markedNotice, says: "The notice as it is now." },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/demo/day": {
    get: {
      tag: "Desk",
      summary: "Whether the demo's day is played",
      description: "Colleagues and gateways at work, on a demo alone; 404 elsewhere.",
      scopes: ["read"],
      answer: { status: 200, schema: demoDay, says: "The day as it is now." },
      problems: ["not-found"],
    },
    put: {
      tag: "Desk",
      summary: "Play the demo's day, or stop it",
      description: "Anybody signed in. Asking for what is already so changes nothing.",
      scopes: [],
      body: daySchema,
      answer: { status: 200, schema: demoDay, says: "The day as it is now." },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/demo/phone/{ref}": {
    get: {
      tag: "Desk",
      summary: "A demo customer's phone: what came to it, and what they wrote",
      description:
        "The sandboxes' messages to the addresses of the case's customer, and the case's letters that a printer has; on a demo alone, 404 elsewhere.",
      scopes: ["read"],
      answer: { status: 200, schema: customerPhone, says: "Newest first." },
      problems: ["not-found"],
    },
  },
  "/api/v1/demo/phone/{ref}/replies": {
    post: {
      tag: "Desk",
      summary: "A demo customer writes from their phone",
      description: "It comes back by the signed webhook that a provider would send.",
      scopes: ["write"],
      body: phoneReplySchema,
      answer: { status: 200, schema: customerPhone, says: "The phone, with what was written." },
      problems: ["not-found", "invalid", "refused"],
    },
  },
  "/healthz": {
    get: {
      tag: "Running",
      summary: "This process is up",
      answer: { status: 200, schema: z.strictObject({ status: z.literal("ok"), seconds: z.int() }), says: "Up." },
    },
  },
  "/readyz": {
    get: {
      tag: "Running",
      summary: "Database, migrations, live feed, job lag",
      answer: { status: 200, schema: readinessAnswer, says: "Ready." },
      also: [{ status: 503, says: "Not ready; the same body says which part.", alike: true }],
    },
  },
  "/metrics": {
    get: {
      tag: "Running",
      summary: "Prometheus metrics",
      description: "For this machine itself, or a key with the scope `admin`.",
      scopes: ["admin"],
      answer: { status: 200, type: "text/plain", says: "Prometheus text." },
    },
  },
};
