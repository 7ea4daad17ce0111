/** The API's own description, OpenAPI 3.1, made from the schemas that the routes check with. */
import * as z from "zod";
import { processWide } from "../process-wide.ts";
import { ACCESS_OPERATIONS } from "./access-operations.ts";
import { ADMIN_OPERATIONS } from "./admin-operations.ts";
import { BLOCKED_OPERATIONS } from "./blocked-operations.ts";
import { BOARD_OPERATIONS } from "./board-operations.ts";
import { CASE_OPERATIONS } from "./case-operations.ts";
import { type Json, makeComponents, operationId, refTo } from "./components.ts";
import { CONTACT_OPERATIONS } from "./contact-operations.ts";
import { DESK_OPERATIONS } from "./desk-operations.ts";
import { IMPORT_OPERATIONS } from "./import-operations.ts";
import { LEDGER_OPERATIONS } from "./ledger-operations.ts";
import { LETTER_OPERATIONS } from "./letter-operations.ts";
import type { Operation, Operations } from "./operation.ts";
import { PAY_LINK_OPERATIONS } from "./pay-link-operations.ts";
import { PAYMENT_OPERATIONS } from "./payment-operations.ts";
import { PLAN_OPERATIONS } from "./plan-operations.ts";
import { POLICY_OPERATIONS } from "./policy-operations.ts";
import { PREVIEW_OPERATIONS } from "./preview-operations.ts";
import { PROBLEMS, type ProblemCode } from "./problems.ts";
import { SESSION_OPERATIONS } from "./session-operations.ts";
import { SOCKET } from "./socket.ts";
import { TEMPLATE_OPERATIONS } from "./template-operations.ts";
import { VIEW_OPERATIONS } from "./view-operations.ts";

export const OPERATIONS: Operations = {
  ...CASE_OPERATIONS,
  ...ACCESS_OPERATIONS,
  ...CONTACT_OPERATIONS,
  ...PLAN_OPERATIONS,
  ...POLICY_OPERATIONS,
  ...PREVIEW_OPERATIONS,
  ...BLOCKED_OPERATIONS,
  ...DESK_OPERATIONS,
  ...BOARD_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...LEDGER_OPERATIONS,
  ...LETTER_OPERATIONS,
  ...PAY_LINK_OPERATIONS,
  ...PAYMENT_OPERATIONS,
  ...SESSION_OPERATIONS,
  ...ADMIN_OPERATIONS,
  ...VIEW_OPERATIONS,
  ...TEMPLATE_OPERATIONS,
};

export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
} & Json;

/** The whole document, made once a process. */
export function openApiDocument(): OpenApi {
  return processWide("openapi", makeDocument);
}

const DESCRIPTION = `The browser and other systems use the same API. Times are UTC ISO 8601 with milliseconds, money is
integer minor units beside an ISO 4217 code, teams and portfolios are named by slug, people by id, cases by ref. Lists take \`limit\`
(50, at most 200) and an opaque \`cursor\`. Unknown query parameters and body fields are 422. Errors are RFC 9457 problems.`;

function makeDocument(): OpenApi {
  const { schemas, names } = makeComponents(OPERATIONS);
  const paths = Object.entries(OPERATIONS).map(([path, methods]) => [
    path,
    {
      ...pathParameters(path),
      ...Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => [method, operationObject(method, path, operation, names)]),
      ),
    },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Baton", version: "1", description: DESCRIPTION.replaceAll("\n", " ") },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(paths),
    components: {
      schemas,
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "An API key. Scopes: read, write, import, webhooks, admin.",
        },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token", description: "A signed-in person." },
      },
    },
    "x-socket": SOCKET,
  };
}

function operationObject(method: string, path: string, operation: Operation, names: Map<z.ZodType, string>): Json {
  const {
    tag,
    summary,
    description,
    scopes,
    query,
    body,
    bodyType = "application/json",
    answer,
    also = [],
  } = operation;
  const schemaOf = (schema: z.ZodType) => refTo(names.get(schema) ?? "");
  const content = answer.schema && { "application/json": { schema: schemaOf(answer.schema) } };
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(scopes),
    ...(query && { parameters: Object.keys(query.shape).map((name) => parameterOf(name, query)) }),
    ...(body && { requestBody: { required: true, content: { [bodyType]: { schema: schemaOf(body) } } } }),
    responses: {
      [answer.status]: {
        description: answer.says,
        headers: headersOf({ "X-Trace-Id": "Names this request in our log.", ...answer.headers }),
        content: content ?? (answer.type ? { [answer.type]: { schema: { type: "string" } } } : undefined),
      },
      ...Object.fromEntries(
        also.map(({ status, says, alike }) => [status, { description: says, ...(alike && { content }) }]),
      ),
      ...problemsOf(operation),
    },
  };
}

/** A key with one of the scopes, or a signed-in person; no scopes at all: only a person. */
function securityOf(scopes: readonly string[] | undefined): Json[] {
  if (!scopes) return [];
  return scopes.length > 0 ? [{ key: [...scopes] }, { session: [] }] : [{ session: [] }];
}

function headersOf(headers: Record<string, string>): Json {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: "string" } }]),
  );
}

/** Numbers arrive as text in a URL; for the reader they are numbers. */
const NUMBERS: Record<string, Json> = {
  limit: { type: "integer", minimum: 1, maximum: 200, default: 50 },
  after: { type: "integer", minimum: 0, default: 0 },
  at: { type: "integer", minimum: 1 },
  balanceMin: { type: "integer" },
  balanceMax: { type: "integer" },
};

function parameterOf(name: string, query: z.ZodObject): Json {
  const { $schema, ...schema } = z.toJSONSchema(query.shape[name] as z.ZodType, { io: "input" });
  return { name, in: "query", required: false, schema: NUMBERS[name] ?? schema };
}

function pathParameters(path: string): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (names.length === 0) return {};
  return { parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })) };
}

function problemsOf({ scopes, body, query, problems = [] }: Operation): Json {
  const codes = new Set<ProblemCode>(problems);
  // An unknown query parameter is `invalid` everywhere behind the door.
  if (scopes)
    for (const code of ["unauthorized", "forbidden", "invalid", "too-many", "unavailable"] as const) codes.add(code);
  if (body)
    for (const code of ["malformed", "too-large", "unsupported-media-type", "invalid"] as const) codes.add(code);
  if (query) codes.add("invalid");
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].means}`).join(" "),
        content: { "application/problem+json": { schema: refTo("Problem") } },
      },
    ]),
  );
}
