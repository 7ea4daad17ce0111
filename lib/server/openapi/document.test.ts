import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../domain/commands.ts";
import { EVENT_TYPES } from "../../domain/events.ts";
import { PERSONAL } from "../../domain/personal.ts";
import { openApiDocument } from "./document.ts";
import { nameOf } from "./event-schemas.ts";
import { PROBLEMS } from "./problems.ts";

const document = openApiDocument();
const root = resolve(import.meta.dirname, "../../..");
/** What is no operation of ours: protocols of sign-in and of providers, the document itself, customers' pages, the answer to unknown addresses. */
const APART = [/\[\.\.\./, /openapi\.json/, /^app\/api\/(webhooks|sandbox)\//, /^app\/(c|pay)\//, /^app\/sandbox\//];

describe("the API's description", () => {
  it("has just the operations that are on disk", () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => method !== "parameters")
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(operationsOnDisk().sort());
  });

  it("knows every command and every event, each with its own schema", () => {
    const { schemas } = document.components;
    for (const type of Object.keys(COMMANDS).filter((one) => one !== "open-case")) {
      expect(schemas[nameOf(type, "Command")]).toMatchObject({
        additionalProperties: false,
        properties: { type: { const: type } },
      });
    }
    for (const type of EVENT_TYPES)
      expect(schemas[nameOf(type, "Event")]).toMatchObject({ properties: { type: { const: type } } });
  });

  it("marks every personal field, and none of them is required", () => {
    const pointers = EVENT_TYPES.flatMap((type) => PERSONAL[type].map((pointer) => [type, pointer] as const));
    for (const [type, pointer] of pointers) {
      const steps = ["data", ...pointer.slice(1).split("/")];
      const name = steps.pop() ?? "";
      const event = document.components.schemas[nameOf(type, "Event")] as Described;
      const parent = steps.reduce<Described | undefined>((at, step) => at?.properties?.[step], event);
      expect(parent?.properties?.[name]).toMatchObject({ "x-personal": true });
      expect(parent?.required ?? []).not.toContain(name);
    }
  });

  it("names every problem code that the server gives", () => {
    const given = globSync("{lib/server,app}/**/*.ts", { cwd: root })
      // The worker's own reasons never leave the process.
      .filter((file) => !/\.test\.ts$|generated|due-cases/.test(file))
      .flatMap((file) => [
        ...readFileSync(resolve(root, file), "utf8").matchAll(/new Problem\(\s*(\d+),\s*"([a-z-]+)"/g),
      ])
      .map(([, status, code]) => [code, Number(status)]);
    expect(given.length).toBeGreaterThan(20);
    for (const [code, status] of given) expect(PROBLEMS).toHaveProperty([code as string, "status"], status);
  });

  it("refers only to what it has", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
    const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(references.filter((to) => !known.has(to ?? ""))).toEqual([]);
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId }) => operationId ?? []),
    );
    expect(new Set(ids)).toHaveLength(ids.length);
  });

  it("tells of the socket", () => {
    expect(Object.keys((document["x-socket"] as { serverToClient: object }).serverToClient)).toContain("case:event");
  });
});

type Described = { properties?: Record<string, Described>; required?: string[] };

function operationsOnDisk(): string[] {
  return globSync("app/**/route.ts", { cwd: root })
    .filter((file) => !APART.some((one) => one.test(file)))
    .flatMap((file) => {
      const path = file
        .replace(/^app/, "")
        .replace(/\/route\.ts$/, "")
        .replaceAll(/\[(\w+)\]/g, "{$1}");
      const source = readFileSync(resolve(root, file), "utf8");
      const methods = [...source.matchAll(/export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)];
      return methods.map(([, method]) => `${method} ${path}`);
    });
}
