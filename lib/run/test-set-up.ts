import { startTestCluster } from "./test-database.ts";

/** Vitest's global set-up of the integration tests: one cluster for all files; what it returns stops it. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  return () => cluster.stop();
}
