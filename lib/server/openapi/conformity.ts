/** Holds an answer to the API's own description. */
import * as z from "zod";
import { type OpenApi, openApiDocument } from "./document.ts";

type Media = Record<string, { schema?: { $ref?: string } }>;
type Described = { responses: Record<string, { content?: Media }>; parameters?: unknown };

/** Why this answer is not as described: unknown operation, a status it cannot have, another shape. Null when it is. */
export function nonconformity(
  method: string,
  path: string,
  status: number,
  type: string,
  body: unknown,
): string | null {
  const operation = openApiDocument().paths[path]?.[method.toLowerCase()] as Described | undefined;
  if (!operation) return `${method} ${path} is not described.`;
  const response = operation.responses[status];
  if (!response) return `${method} ${path} is described without an answer ${status}: ${JSON.stringify(body)}`;
  const schema = response.content?.[type.split(";")[0] ?? ""]?.schema;
  const parsed = (schema?.$ref ? validator(schema.$ref) : z.null()).safeParse(body);
  return parsed.success
    ? null
    : `${method} ${path} answers ${status} in another shape: ${z.prettifyError(parsed.error)}`;
}

const validators = new Map<string, z.ZodType>();

function validator(ref: string): z.ZodType {
  const known = validators.get(ref) ?? z.fromJSONSchema(standalone(openApiDocument(), ref));
  validators.set(ref, known);
  return known;
}

/** The named schema with those that it is made of, as plain JSON Schema. */
function standalone({ components }: OpenApi, ref: string): Parameters<typeof z.fromJSONSchema>[0] {
  const $defs = Object.fromEntries(
    [...madeOf(components.schemas, ref)].map((name) => [name, components.schemas[name]]),
  );
  return JSON.parse(JSON.stringify({ $ref: ref, $defs }).replaceAll(PREFIX, "#/$defs/"));
}

const PREFIX = "#/components/schemas/";
const REFERENCE = new RegExp(`"${PREFIX}([^"]+)"`, "g");

function madeOf(schemas: OpenApi["components"]["schemas"], ref: string, found = new Set<string>()): Set<string> {
  const name = ref.slice(PREFIX.length);
  if (found.has(name)) return found;
  found.add(name);
  for (const [, next] of JSON.stringify(schemas[name]).matchAll(REFERENCE)) madeOf(schemas, PREFIX + next, found);
  return found;
}
