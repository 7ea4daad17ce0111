import { newId } from "./ids.ts";
import { processWide } from "./process-wide.ts";

/** Names this process among those on one database; another after every start. */
export function nodeId(): string {
  return processWide("node-id", newId);
}
