/** The named schemas of the document, made from zod: what comes in as input, what goes out as output. */
import * as z from "zod";
import { EVENT_TYPES } from "../../domain/events.ts";
import { PERSONAL } from "../../domain/personal.ts";
import { caseState, handover, queueRow } from "./case-schemas.ts";
import { caseEvent, command, commandVariants, eventVariants, nameOf, proof } from "./event-schemas.ts";
import type { Operations } from "./operation.ts";
import { PROBLEMS } from "./problems.ts";
import { instant } from "./wire.ts";

export type Json = Record<string, unknown>;
type Named = Map<z.ZodType, string>;

const SHARED_OUT: Record<string, z.ZodType> = {
  Instant: instant,
  CaseState: caseState,
  Handover: handover,
  QueueRow: queueRow,
  Proof: proof,
  ...eventVariants,
  CaseEvent: caseEvent,
};
const SHARED_IN: Record<string, z.ZodType> = { ...commandVariants, Command: command };

const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [string, ...string[]]),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  traceId: z.string(),
  rule: z.string().optional(),
});

export const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** Every schema that the operations use, by name, and how each of their bodies and answers is called. */
export function makeComponents(operations: Operations): { schemas: Record<string, Json>; names: Named } {
  const input = namesOf(SHARED_IN);
  const output = namesOf({ ...SHARED_OUT, Problem: problem });
  for (const [path, methods] of Object.entries(operations)) {
    for (const [method, { body, answer }] of Object.entries(methods)) {
      const base = operationId(method, path);
      if (body && !input.has(body)) input.set(body, `${base}Body`);
      if (answer.schema && !output.has(answer.schema)) output.set(answer.schema, `${base}Answer`);
    }
  }
  const schemas = { ...toSchemas(input, "input"), ...toSchemas(output, "output") };
  for (const type of EVENT_TYPES) makeErasable(schemas[nameOf(type, "Event")], PERSONAL[type]);
  return { schemas, names: new Map([...input, ...output]) };
}

/** `get` `/api/v1/cases/{ref}/events` → `GetCasesRefEvents`. */
export function operationId(method: string, path: string): string {
  return nameOf(`${method}-${path.replace("/api/v1", "").replaceAll(/[^A-Za-z]+/g, "-")}`, "").replaceAll("-", "");
}

function namesOf(schemas: Record<string, z.ZodType>): Named {
  return new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
}

function toSchemas(named: Named, io: "input" | "output"): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of named) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema as Json]),
  );
}

/** Personal fields are absent once the customer has been erased: marked, and no longer required. */
function makeErasable(event: Json | undefined, pointers: readonly string[]): void {
  for (const pointer of pointers) {
    const steps = ["data", ...pointer.slice(1).split("/")];
    const last = steps.pop() ?? "";
    const parent = steps.reduce<Json | undefined>(
      (at, step) => (at?.properties as Record<string, Json>)?.[step],
      event,
    );
    if (!parent) throw new Error(`No schema stands at ${pointer}.`);
    if (Array.isArray(parent.required)) parent.required = parent.required.filter((name) => name !== last);
    const properties = parent.properties as Record<string, Json>;
    properties[last] = { ...properties[last], "x-personal": true };
  }
}
