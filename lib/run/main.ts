import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Env } from "../server/env.ts";
import { log, traitsOf } from "../server/log.ts";
import { announce } from "./announce.ts";
import { buildIfChanged } from "./build.ts";
import { closePool } from "./close-pool.ts";
import { fillDemo } from "./demo.ts";
import { type Opened, open } from "./open.ts";
import { prepareEnv } from "./prepare-env.ts";
import { seconds, step } from "./progress.ts";
import { onStop } from "./stop-signals.ts";
import { startTracing } from "./tracing.ts";
import { checkAddress, prepareWeb, type Web } from "./web.ts";

type Running = { stop(): Promise<void> };

/** A proxy may be about to ask on a connection that it keeps: so long it still gets its answer, with the word that it is the last. */
const PROXIES_KNOW_MS = 500;

const dev = process.argv[2] === "dev";
const began = performance.now();
const running: { opened?: Opened; web?: Web; tracing?: Running; mail?: Running; parts: Running[] } = { parts: [] };

Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
process.on("unhandledRejection", (reason) => log().error({ error: traitsOf(reason) }, "Unhandled rejection"));
onStop(stop);
start().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await stop(true).catch(() => {});
  process.exit(1);
});

async function start(): Promise<void> {
  const settings = prepareEnv();
  if (settings.role !== "worker") await checkAddress(settings);
  running.opened = await open();
  const { env } = running.opened;
  if (env.demo) await fillDemo(running.opened.url);
  running.tracing = await startTracing(env.role);
  if (env.role !== "worker") await serve(env);
  else if (env.workerPort !== null) running.parts.push(await openDoor(env, env.workerPort));
  if (env.role !== "web") running.mail = await startMail();
  if (env.role !== "web") await startPart("Worker", "lib/server/worker.ts", "startWorker");
  await running.web?.listen();
  await announce(env, seconds(performance.now() - began));
}

async function serve(env: Env): Promise<void> {
  if (!dev) await step("Build", buildIfChanged, (built) => (built ? "Built" : "Build is up to date"));
  running.web = await step(
    "Next",
    () => prepareWeb(env, dev),
    () => `Next ready${dev ? " for development" : ""}`,
  );
  await startPart("Live feed", "lib/server/live.ts", "startLive", running.web.server);
}

async function openDoor({ host }: Env, port: number): Promise<Running> {
  const { openWorkerDoor } = await load<typeof import("./worker-door.ts")>("lib/run/worker-door.ts");
  return openWorkerDoor(host, port);
}

async function startMail(): Promise<Running> {
  const mail = await load<typeof import("../server/mail.ts")>("lib/server/mail.ts");
  return step("Mail", mail.startMail, () => "Mail started");
}

async function startPart(name: string, file: string, start: string, server?: Server): Promise<void> {
  if (!existsSync(file)) return console.log(`${name}: ${file} is not there yet`);
  const part = await load<Record<string, (server?: Server) => Running | Promise<Running>>>(file);
  running.parts.push(
    await step(
      name,
      async () => (await part[start]?.(server)) ?? { stop: async () => {} },
      () => `${name} started`,
    ),
  );
}

function load<T>(file: string): Promise<T> {
  return import(pathToFileURL(file).href) as Promise<T>;
}

/** First nobody new comes in, so that whoever is sent away goes to another process; then what is under way is finished. */
async function stop(hurry: boolean): Promise<void> {
  running.web?.shut();
  const others = running.opened?.env.role === "web" && !hurry;
  const proxiesKnow = others ? pause(PROXIES_KNOW_MS) : Promise.resolve();
  await Promise.allSettled([proxiesKnow, ...running.parts.map((part) => within(5_000, part.stop()))]);
  // After the worker, which may be handing something over.
  await within(2_000, running.mail?.stop());
  await within(5_000, running.web?.stop(hurry ? 0 : 3_000));
  // Last, so that what was finished meanwhile is told of too.
  await within(2_000, running.tracing?.stop());
  await within(2_000, closePool());
  await running.opened?.close({ hurry });
}

function within(milliseconds: number, work: Promise<void> | undefined): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
  return Promise.race([work ?? Promise.resolve(), limit]);
}
