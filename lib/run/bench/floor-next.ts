/** A Next app with one bare route handler that does the floor's append, built and served the way Baton is. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, type Served, startProcess } from "./stand.ts";

const FOLDER = ".baton-bench-floor";

const ROUTE = `
import pg from "pg";
import { floorAppend, floorCases } from "../../../lib/run/bench/floor-append.ts";
const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const cases = floorCases(database, 16, 0);
let next = 0;
export async function POST(request) {
  const { text } = await request.json();
  const all = await cases;
  const one = all[Number(request.headers.get("x-client") ?? next++ % 16)];
  await floorAppend(database, one);
  return Response.json({ version: one.version, text });
}
`;

const SERVER = `
import { createServer } from "node:http";
import next from "next";
const app = next({ dev: false, dir: process.argv[2] });
await app.prepare();
const handle = app.getRequestHandler();
createServer({ keepAliveTimeout: 120_000 }, (req, res) => handle(req, res)).listen(Number(process.env.PORT), () => console.log("floor is ready"));
process.on("SIGTERM", () => process.exit(0));
`;

export async function startFloorNext(databaseUrl: string): Promise<Served> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, "app", "append"), { recursive: true });
  writeFileSync(join(FOLDER, "app", "append", "route.ts"), ROUTE);
  writeFileSync(
    join(FOLDER, "app", "layout.tsx"),
    "export default function L({ children }) { return <html><body>{children}</body></html>; }",
  );
  writeFileSync(join(FOLDER, "package.json"), '{ "type": "module" }');
  const config = `export default { turbopack: { root: ${JSON.stringify(process.cwd())} }, serverExternalPackages: ["pg"], typescript: { ignoreBuildErrors: true } };`;
  writeFileSync(join(FOLDER, "next.config.js"), config);
  writeFileSync(join(FOLDER, "server.mjs"), SERVER);
  const build = spawn(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build", FOLDER], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", FLOOR_DATABASE: databaseUrl },
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error("the floor's Next app did not build");
  const port = await freePort();
  const env = { PORT: String(port), FLOOR_DATABASE: databaseUrl, NODE_ENV: "production" };
  const served = await startProcess(
    [join(FOLDER, "server.mjs"), FOLDER],
    env,
    /floor is ready/,
    `http://localhost:${port}`,
  );
  return {
    ...served,
    url: `${served.url}/append`,
    stop: async () => {
      await served.stop();
      rmSync(FOLDER, { recursive: true, force: true });
    },
  };
}
