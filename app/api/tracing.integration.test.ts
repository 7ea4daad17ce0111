import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTracing, type Tracing } from "#lib/run/tracing.ts";
import { onCommit } from "#lib/server/commits.ts";
import { importFile, receivablesAsOf, SAMPLE } from "#lib/server/import/given-import.ts";
import { readCommand } from "#lib/server/read-command.ts";
import { runCommand } from "#lib/server/run-command.ts";
import { startWorker } from "#lib/server/worker.ts";
import { command, get, givenCase, openDesk, post, robot, signIn } from "./v1/given-api.ts";

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } };
type Span = {
  name: string;
  spanId: string;
  parentSpanId?: string;
  traceId: string;
  attributes: Attribute[];
  status: { code?: number; message?: string };
};
type Export = { resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[] };

const received: Export[] = [];
let collector: Server;
let desk: Awaited<ReturnType<typeof openDesk>>;
let tracing: Tracing;

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    if (request.url === "/v1/traces") received.push((await json(request)) as Export);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((listening) => collector.listen(0, "127.0.0.1", listening));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  desk = await openDesk();
  tracing = await startTracing("all");
});
afterAll(async () => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  await desk.close();
  collector.close();
});

it("sends what a day's work does, as OTLP over HTTP, and nothing that anybody typed", async () => {
  const ref = await givenCase({ customer: { name: "Marker Private", phone: "07700 900999" } });
  const key = await robot();
  await command(ref, key, "add-note", { text: "Marker note" });
  await command(ref, key, "Marker-command", {});
  await get("/cases/Marker", key);
  await get(`/cases/${ref}/ownership`, key);
  await post("/cases/search", await signIn("amara"), { text: "Marker Private" });
  await dueOnce(await givenBrokenPromise());
  await importFile(SAMPLE, receivablesAsOf("2013-06-30"));
  await tracing.stop();

  const spans = received.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
  );
  const chain = (name: RegExp) => spans.filter((span) => name.test(span.name)).map((span) => ancestry(spans, span));
  expect(chain(/^append$/)).toContainEqual(["append", "command add-note", "POST /api/v1/cases/[ref]/commands"]);
  expect(chain(/^append$/)).toContainEqual(["append", "command open-case", "POST /api/v1/cases"]);
  expect(chain(/^emit$/)).toContainEqual(["emit", "command add-note", "POST /api/v1/cases/[ref]/commands"]);
  expect(chain(/^timers?$/).length).toBeGreaterThan(0);
  expect(chain(/^import batch$/)).toContainEqual(["import batch", "import"]);
  expect(chain(/ownership$/)).toEqual([["GET /api/v1/cases/[ref]/ownership"]]);
  const missing = spans.find(
    ({ name, attributes }) =>
      name === "GET /api/v1/cases/[ref]" && attributeOf(attributes, "http.response.status_code") === 404,
  );
  expect(attributeOf(missing?.attributes ?? [], "baton.trace_id")).toMatch(/^[0-9a-f-]{36}$/);

  // Without what is numbers and nobody's words: in so many times and ids six digits come by chance.
  const said = JSON.stringify(received, (name, value) =>
    /UnixNano$|^(trace|span|parentSpan)Id$/.test(name) ? "" : value,
  );
  expect(attributeOf(received[0]?.resourceSpans[0]?.resource.attributes ?? [], "service.name")).toBe("baton");
  expect(said).not.toMatch(/Marker|900999|ruth@customer/);
  expect(said).not.toContain(ref);
});

/** Names from a span up to its root. */
function ancestry(spans: Span[], span: Span): string[] {
  const parent = spans.find(({ spanId, traceId }) => spanId === span.parentSpanId && traceId === span.traceId);
  return parent ? [span.name, ...ancestry(spans, parent)] : [span.name];
}

function attributeOf(attributes: Attribute[], wanted: string): string | number | undefined {
  const { value } = attributes.find(({ key }) => key === wanted) ?? {};
  return value?.stringValue ?? value?.intValue;
}

async function givenBrokenPromise(): Promise<string> {
  const ref = await givenCase();
  const data = { amountMinor: 500, currency: "GBP", dueOn: "2026-01-05" };
  const read = readCommand({ commandId: "a-promise-of-old", type: "make-promise", data });
  const by = { actor: { kind: "api" as const, id: "env" }, scopes: ["write" as const] };
  await runCommand(by, ref, read, { occurredAt: "2026-01-02T10:00:00.000Z" });
  return ref;
}

/** Resolves when a worker has done what is due on the case. */
async function dueOnce(ref: string): Promise<void> {
  const done = new Promise<void>((resolve) => onCommit((commit) => void (commit.ref === ref && resolve())));
  const worker = startWorker();
  await done;
  await worker.stop();
}
