/** The floor without Next: `node:http`, the same append. Run as a program of its own. */
import pg from "pg";
import { floorAppend, floorCases } from "./floor-append.ts";
import { floorServer } from "./floor-server.ts";

const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const cases = await floorCases(database, 16, 16);

floorServer(async (body, headers) => {
  const { text } = JSON.parse(body) as { text: string };
  const one = cases[Number(headers["x-client"])];
  if (!one) throw new Error("no such client");
  await floorAppend(database, one);
  return JSON.stringify({ version: one.version, text });
}).ready();
