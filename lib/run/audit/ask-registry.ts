import { spawn } from "node:child_process";

/** `asked` false: no audit endpoint answered, which says nothing about the dependencies. */
export type Advice = { asked: boolean; grave: string[]; light: number; why: string };
type Told = { vulnerabilities?: Record<string, { severity?: string }>; error?: { summary?: string }; message?: string };

const PATIENCE = 30_000;

/** Asks the registry's audit endpoint about what is installed for production. Never fails for want of a network. */
export async function askRegistry(): Promise<Advice> {
  const told = read(await run(["audit", "--omit=dev", "--json"]));
  if (!told?.vulnerabilities) {
    const why = told?.error?.summary || told?.message || "no answer";
    return { asked: false, grave: [], light: 0, why: why.split("\n")[0] ?? "" };
  }
  const all = Object.entries(told.vulnerabilities);
  const grave = all.filter(([, { severity }]) => severity === "high" || severity === "critical").map(([name]) => name);
  return { asked: true, grave, light: all.length - grave.length, why: "" };
}

/** What was done, in a sentence for the end of the tests. */
export function adviceInWords({ asked, grave, light, why }: Advice): string {
  if (!asked) return `The registry was not asked (${why}); the lock file alone was checked.`;
  if (grave.length > 0) return `Grave advisories on: ${grave.join(", ")}. Look at them with npm audit.`;
  return `The registry was asked: no grave advisories${light > 0 ? `, ${light} light ones` : ""}.`;
}

function read(text: string): Told | null {
  try {
    return JSON.parse(text) as Told;
  } catch {
    // npm said something that is no answer; whoever reads the sentence learns that nobody was asked.
    return null;
  }
}

function run(args: string[]): Promise<string> {
  const child = spawn("npm", args, {
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
    timeout: PATIENCE,
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on("error", () => resolve(""));
    child.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });
}
