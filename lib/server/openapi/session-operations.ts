import * as z from "zod";
import { ROLES, slugs } from "../../domain/codes.ts";
import { SCOPES } from "../api-keys.ts";
import { preferencesSchema } from "../me.ts";
import { newKeySchema, newSecretSchema } from "../org/keys.ts";
import { ownPasswordSchema } from "../own-password.ts";
import { welcomeSchema } from "../welcome.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, slug, uuid } from "./wire.ts";

const me = z.union([
  z.strictObject({
    id: uuid,
    name: z.string(),
    email: z.string(),
    role: z.enum(slugs(ROLES)),
    teams: z.array(slug),
    portfolios: z.array(slug),
    preferences: preferencesSchema,
    idleMinutes: z.int(),
  }),
  z.strictObject({
    id: z.string(),
    name: z.string(),
    email: z.null(),
    role: z.literal("api"),
    teams: z.tuple([]),
    scopes: z.array(z.enum(SCOPES)),
  }),
]);
const session = z.strictObject({
  id: uuid,
  createdAt: instant,
  seenAt: instant,
  endsAt: instant,
  current: z.boolean(),
});
const scopes = z.array(z.enum(SCOPES));
const key = z.strictObject({
  id: uuid,
  name: z.string(),
  scopes,
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  previousUntil: instant.nullable(),
});

export const SESSION_OPERATIONS: Operations = {
  "/api/v1/me": {
    get: {
      tag: "Me",
      summary: "Who I am",
      scopes: [...SCOPES],
      answer: { status: 200, schema: me, says: "The person, or the key." },
    },
  },
  "/api/v1/me/preferences": {
    patch: {
      tag: "Me",
      summary: "Choose for myself",
      scopes: [],
      body: preferencesSchema,
      answer: { status: 200, schema: preferencesSchema.clone(), says: "What is chosen now." },
    },
  },
  "/api/v1/me/password": {
    post: {
      tag: "Me",
      summary: "Change my password",
      description:
        "With the current one; a wrong one counts as a failed sign-in. Every other session of the person ends. 403 where a provider signs people in.",
      scopes: [],
      body: ownPasswordSchema,
      answer: { status: 204, says: "Changed." },
    },
  },
  "/api/v1/me/activity": {
    post: {
      tag: "Me",
      summary: "I am here: the idle time starts again",
      scopes: [],
      answer: {
        status: 200,
        schema: z.strictObject({ idleMinutes: z.int(), endsAt: instant }),
        says: "When the session ends if nobody acts.",
      },
    },
  },
  "/api/v1/me/sessions": {
    get: {
      tag: "Me",
      summary: "Where I am signed in",
      scopes: [],
      answer: { status: 200, schema: listOf(session), says: "Latest activity first." },
    },
  },
  "/api/v1/me/sessions/{id}": {
    delete: {
      tag: "Me",
      summary: "Sign out there",
      scopes: [],
      answer: { status: 204, says: "Signed out." },
      problems: ["not-found"],
    },
  },
  "/api/v1/me/sign-out-everywhere": {
    post: { tag: "Me", summary: "Sign out everywhere", scopes: [], answer: { status: 204, says: "Signed out." } },
  },
  "/api/v1/welcome": {
    post: {
      tag: "Me",
      summary: "Choose a password with a one-time link",
      body: welcomeSchema,
      answer: { status: 200, schema: z.strictObject({ email: z.string() }), says: "The email to sign in with." },
      problems: ["not-found", "conflict", "refused", "forbidden", "too-many", "unavailable"],
    },
  },
  "/api/v1/keys": {
    get: {
      tag: "Administration",
      summary: "API keys, never their secrets",
      scopes: ["admin"],
      answer: { status: 200, schema: listOf(key), says: "Newest first." },
    },
    post: {
      tag: "Administration",
      summary: "Make an API key",
      description: "The secret stands in this answer and nowhere else.",
      scopes: ["admin"],
      body: newKeySchema,
      answer: {
        status: 201,
        schema: z.strictObject({ id: uuid, name: z.string(), scopes, secret: z.string() }),
        says: "Made.",
      },
    },
  },
  "/api/v1/keys/{id}/secret": {
    post: {
      tag: "Administration",
      summary: "Give an API key a new secret",
      description:
        "The key keeps its id, so that repeated commands stay repeated. The secret before works for `overlapMinutes` more.",
      scopes: ["admin"],
      body: newSecretSchema,
      answer: {
        status: 201,
        schema: z.strictObject({
          id: uuid,
          name: z.string(),
          scopes,
          secret: z.string(),
          previousUntil: instant.nullable(),
        }),
        says: "The secret stands in this answer and nowhere else.",
      },
      problems: ["not-found"],
    },
  },
  "/api/v1/keys/{id}": {
    delete: {
      tag: "Administration",
      summary: "Revoke an API key",
      scopes: ["admin"],
      answer: { status: 204, says: "It no longer opens anything." },
      problems: ["not-found"],
    },
  },
};
