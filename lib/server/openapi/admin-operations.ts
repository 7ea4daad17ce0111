import * as z from "zod";
import { dutySchema, fallbackSchema } from "../org/duty.ts";
import { newPersonSchema, renameSchema, roleSchema, teamsSchema } from "../org/people.ts";
import { newPortfolioSchema, portfolioChangeSchema } from "../org/portfolios.ts";
import { newTeamSchema, teamChangeSchema } from "../org/teams.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import * as a from "./admin-schemas.ts";
import type { Operation, Operations } from "./operation.ts";
import { listOf, slug } from "./wire.ts";

type Given = Omit<Operation, "tag" | "scopes">;

/** For admins, and keys with the scope `admin`. */
function admin(given: Given): Operation {
  return { tag: "Administration", scopes: ["admin"], ...given };
}

const list = (summary: string, item: z.ZodType, says: string) =>
  admin({ summary, query: pageSchema, answer: { status: 200, schema: listOf(item), says }, problems: ["invalid"] });

const done = (summary: string, body?: z.ZodType) =>
  admin({
    summary,
    ...(body && { body }),
    answer: { status: 204, says: "Done." },
    problems: ["not-found", "invalid", "refused", "conflict"],
  });

const person = z.strictObject({ person: a.adminPerson });
const personMoved = z.strictObject({ person: a.adminPerson, moved: a.moved });
const movesQuery = z.strictObject({ role: roleSchema.shape.role.optional(), teams: z.string().optional() });

export const ADMIN_OPERATIONS: Operations = {
  "/api/v1/admin/organisation": {
    get: admin({
      summary: "The organisation",
      answer: { status: 200, schema: a.organisation, says: "Its name, and who answers when nobody is on duty." },
    }),
  },
  "/api/v1/admin/organisation/fallback-lead": { put: done("Say who answers when nobody is on duty", fallbackSchema) },
  "/api/v1/admin/changes": { get: list("Every change of the organisation", a.change, "Newest first.") },
  "/api/v1/admin/people": {
    get: list("People, as an admin sees them", a.adminPerson, "By name."),
    post: admin({
      summary: "Add a person",
      body: newPersonSchema,
      answer: {
        status: 201,
        schema: z.strictObject({ person: a.adminPerson, invitation: a.invitation }),
        says: "With a one-time link to choose a password.",
      },
      problems: ["conflict", "refused"],
    }),
  },
  "/api/v1/admin/people/{id}": {
    get: admin({
      summary: "One person",
      answer: { status: 200, schema: a.adminPerson, says: "The person." },
      problems: ["not-found"],
    }),
    patch: admin({
      summary: "Rename a person",
      body: renameSchema,
      answer: { status: 200, schema: a.adminPerson, says: "The person." },
      problems: ["not-found"],
    }),
  },
  "/api/v1/admin/people/{id}/role": { put: moving("Change a person's role", roleSchema) },
  "/api/v1/admin/people/{id}/teams": { put: moving("Change a person's teams", teamsSchema) },
  "/api/v1/admin/people/{id}/moves": {
    get: preview("What another role, or other teams (comma-separated), would move", movesQuery),
  },
  "/api/v1/admin/people/{id}/deactivation": {
    get: preview("What a deactivation would move"),
    post: moving("Deactivate a person; their cases and offers move in the same transaction"),
  },
  "/api/v1/admin/people/{id}/activation": {
    post: admin({
      summary: "Activate a person again",
      answer: { status: 200, schema: person, says: "The person." },
      problems: ["not-found", "refused"],
    }),
  },
  "/api/v1/admin/people/{id}/invitations": {
    post: admin({
      summary: "Make a new one-time link; the one before it ends",
      answer: { status: 201, schema: a.invitation, says: "The link, told once." },
      problems: ["not-found", "refused"],
    }),
  },
  "/api/v1/admin/teams": {
    get: list("Teams, as an admin sees them", a.adminTeam, "By name."),
    post: created("Add a team", newTeamSchema),
  },
  "/api/v1/admin/teams/{slug}": { patch: done("Change a team", teamChangeSchema) },
  "/api/v1/admin/teams/{slug}/duty": { post: done("Put a lead and perhaps a deputy on duty", dutySchema) },
  "/api/v1/admin/teams/{slug}/duty/{from}": { delete: done("End a duty") },
  "/api/v1/admin/teams/{slug}/grants/{portfolio}": {
    put: done("Grant a portfolio to a team"),
    delete: admin({
      summary: "Revoke a grant; the team's cases in it move in the same transaction",
      answer: { status: 200, schema: z.strictObject({ moved: a.moved }), says: "Revoked." },
      problems: ["not-found", "refused", "conflict"],
    }),
  },
  "/api/v1/admin/teams/{slug}/grants/{portfolio}/moves": { get: preview("What revoking the grant would move") },
  "/api/v1/admin/portfolios": {
    get: list("Portfolios, as an admin sees them", a.adminPortfolio, "By name."),
    post: created("Add a portfolio", newPortfolioSchema),
  },
  "/api/v1/admin/portfolios/{slug}": { patch: done("Change a portfolio", portfolioChangeSchema) },
};

function moving(summary: string, body?: z.ZodType): Operation {
  return admin({
    summary,
    ...(body && { body }),
    answer: { status: 200, schema: personMoved, says: "The person, and the cases that moved." },
    problems: ["not-found", "invalid", "refused", "conflict"],
  });
}

function preview(summary: string, query?: z.ZodObject): Operation {
  return admin({
    summary,
    ...(query && { query }),
    answer: { status: 200, schema: a.preview, says: "By where they go; nothing is changed." },
    problems: ["not-found", "invalid", "refused"],
  });
}

function created(summary: string, body: z.ZodType): Operation {
  return admin({
    summary,
    body,
    answer: { status: 201, schema: z.looseObject({ slug }), says: "What was added." },
    problems: ["conflict", "refused"],
  });
}
