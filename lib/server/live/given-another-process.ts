/** Test kit: a second process that writes notes as its standard input says, `<ref> <how many>` a line. */
import { createInterface } from "node:readline";
import { pool } from "../database.ts";
import { newId } from "../ids.ts";
import { readCommand } from "../read-command.ts";
import { runCommand } from "../run-command.ts";

const by = { actor: { kind: "api" as const, id: "env" }, scopes: ["read", "write"] as const };

await pool().query("select");
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const [ref = "", many] = line.split(" ");
  for (let left = Number(many); left > 0; left -= 1)
    await runCommand(by, ref, readCommand({ commandId: newId(), type: "add-note", data: { text: "from elsewhere" } }));
  console.log("done");
}
await pool().end();
