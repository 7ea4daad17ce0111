import type { Env } from "../server/env.ts";
import { firstAdminLink } from "../server/first-admin.ts";

const demoPeople = [
  ["Early Arrears", "amara, ben (agents), lena (lead)"],
  ["Late Stage", "chloe (agent), mo (lead)"],
  ["Specialist Support", "priya, dev (specialists), sam (lead)"],
  ["Complaints", "olu (complaints), grace (lead)"],
  ["Disputes", "ines (specialist)"],
  ["Pre-Legal", "zed (agent, no grant)"],
  ["No team", "ana (analyst), cara (compliance), adam (admin)"],
];

/** Prints where Baton is and how to get in: the demo's people, or the first admin's link while there is no admin. */
export async function announce(env: Env, took: string): Promise<void> {
  const lines = [`Baton is ready at ${env.publicUrl} (started in ${took})`];
  if (env.demo) {
    lines.push("", `Demo people: <name>@baton.example, password ${env.demoPassword}`);
    for (const [team = "", people] of demoPeople) lines.push(`  ${team.padEnd(20)}${people}`);
    lines.push(`Demo API key: ${env.apiKey}`);
  }
  const link = env.role === "worker" ? null : await firstAdminLink();
  if (link) lines.push("", "There is no admin yet. This link makes one, once, within 24 hours:", `  ${link}`);
  lines.push("", "Ctrl-C stops everything.");
  console.log(`\n${lines.join("\n")}\n`);
}
