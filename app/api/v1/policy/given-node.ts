/** Test kit: another process of the installation, with a cache of its own. Only tests import it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const PROGRAM = `
import { createInterface } from "node:readline";
import { packAt } from "#lib/domain/contact-policy/index.ts";
import { packsAt } from "#lib/server/policy/packs.ts";
for await (const id of createInterface({ input: process.stdin })) {
  console.log(packAt(await packsAt(), id, Date.now() + 60_000).version);
}
process.exit(0);
`;

/** The name of the version that it would decide with within a minute. */
export async function otherNode(): Promise<{ versionOf(pack: string): Promise<string>; end(): void }> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    stdio: ["pipe", "pipe", "inherit"],
    cwd: `${import.meta.dirname}/../../../..`,
  });
  const lines = createInterface({ input: child.stdout });
  return {
    versionOf: async (pack) => {
      const said = once(lines, "line");
      child.stdin.write(`${pack}\n`);
      const [version] = await said;
      return version;
    },
    end: () => child.stdin.end(),
  };
}
