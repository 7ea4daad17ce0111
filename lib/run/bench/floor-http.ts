/** The floor without Next: `node:http`, the same append. Run as a program of its own. */
import { createServer } from "node:http";
import pg from "pg";
import { floorAppend, floorCases } from "./floor-append.ts";

const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const cases = await floorCases(database, 16, 16);

createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", async () => {
    const { text } = JSON.parse(body);
    const one = cases[Number(request.headers["x-client"])];
    if (!one) return response.writeHead(404).end();
    await floorAppend(database, one);
    response.setHeader("content-type", "application/json").end(JSON.stringify({ version: one.version, text }));
  });
}).listen(Number(process.env.PORT), () => console.log("floor is ready"));
process.on("SIGTERM", () => process.exit(0));
