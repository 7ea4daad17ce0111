import { onAccessChange } from "../access-changes.ts";
import { errorCode, pool } from "../database.ts";
import { log } from "../log.ts";
import { nodeId } from "../node-id.ts";

export const ACCESS_CHANNEL = "baton_access";

/** Passes this process's changes of access on to `changed`, and to the other nodes. Returns how to stop. */
export function passOnAccessChanges(changed: () => void): () => void {
  return onAccessChange(() => {
    changed();
    pool()
      .query("select pg_notify($1, $2)", [ACCESS_CHANNEL, nodeId()])
      .catch((error: unknown) =>
        log().warn({ code: errorCode(error) }, "a change of access was not signalled; other nodes find it themselves"),
      );
  });
}

/** Whether another node says that access changed. */
export function isFromElsewhere(payload: string): boolean {
  return payload !== nodeId();
}
