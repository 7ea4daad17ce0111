import { PrismaPg } from "@prisma/adapter-pg";
import { pool } from "./database.ts";
import { PrismaClient } from "./generated/client.ts";
import { processWide } from "./process-wide.ts";

/** Prisma on the process's own pool: ordinary reads and writes. The write path of cases uses the pool directly. */
export function prisma(): PrismaClient {
  return processWide("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}
