import type { Env } from "../server/env.ts";

const demoPeople = [
  ["Early Arrears", "amara, ben (agents), lena (lead)"],
  ["Late Stage", "chloe (agent), mo (lead)"],
  ["Specialist Support", "priya, dev (specialists), sam (lead)"],
  ["Complaints", "olu (complaints), grace (lead)"],
  ["Disputes", "ines (specialist)"],
  ["Pre-Legal", "zed (agent, no grant)"],
  ["No team", "ana (analyst), cara (compliance), adam (admin)"],
];

/** Prints where Baton is and, in the demo, how to get in. */
export function announce(env: Env, took: string): void {
  const lines = [`Baton is ready at ${env.publicUrl} (started in ${took})`];
  if (env.demo) {
    lines.push("", `Demo people: <name>@baton.example, password ${env.demoPassword}`);
    for (const [team = "", people] of demoPeople) lines.push(`  ${team.padEnd(20)}${people}`);
    lines.push(`Demo API key: ${env.apiKey}`);
  }
  lines.push("", "Ctrl-C stops everything.");
  console.log(`\n${lines.join("\n")}\n`);
}
