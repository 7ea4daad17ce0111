/**
 * Tells the other nodes who is where, one statement after the other: on two connections a "left" could overtake the
 * "viewing" before it, and somebody would stay who has gone. What is said meanwhile goes with the next one.
 */
import { errorCode, pool } from "../database.ts";
import { othersListen } from "../listeners.ts";
import { log } from "../log.ts";
import { nodeId } from "../node-id.ts";
import { processWide } from "../process-wide.ts";
import { PRESENCE_CHANNEL, type PresenceLine, payloadsOf } from "./presence-signal.ts";

type Untold = {
  hello: boolean;
  /** By tab and case: the last thing counts, and PostgreSQL would drop the same thing said twice in one statement. */
  lines: Map<string, PresenceLine>;
  gone: boolean;
};
type Telling = { untold: Untold; under: Promise<void> | null };

export function tellLines(lines: PresenceLine[]): Promise<void> {
  const { untold } = telling();
  for (const line of lines) untold.lines.set(`${line.tab} ${line.place.caseId}`, line);
  return lines.length === 0 ? Promise.resolve() : tellAll();
}

export function tellPresence(tell: "hello" | "gone"): Promise<void> {
  telling().untold[tell] = true;
  return tellAll();
}

/** Resolves when everything that was said until now has been told, or was lost. */
function tellAll(): Promise<void> {
  const state = telling();
  state.under ??= tellRounds(state);
  return state.under;
}

async function tellRounds(state: Telling): Promise<void> {
  while (state.untold.hello || state.untold.gone || state.untold.lines.size > 0) {
    const { untold } = state;
    state.untold = nothing();
    await send(untold);
  }
  state.under = null;
}

async function send({ hello, lines, gone }: Untold): Promise<void> {
  try {
    if (!(await othersListen())) return;
    const payloads = [...(hello ? [word("hello")] : []), ...payloadsOf([...lines.values()])];
    if (gone) payloads.push(word("gone"));
    await pool().query("select pg_notify($1, payload) from unnest($2::text[]) payload", [PRESENCE_CHANNEL, payloads]);
  } catch (error) {
    log().debug(
      { code: errorCode(error) },
      "other nodes were not told who is where; they hear it with the next heartbeat",
    );
  }
}

function word(tell: "hello" | "gone"): string {
  return JSON.stringify({ node: nodeId(), tell });
}

function telling(): Telling {
  return processWide("presence-telling", () => ({ untold: nothing(), under: null }));
}

function nothing(): Untold {
  return { hello: false, lines: new Map(), gone: false };
}
