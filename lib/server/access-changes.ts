import { EventEmitter } from "node:events";
import { processWide } from "./process-wide.ts";

/** Whose rights may have changed: one person's, or anyone's (a grant, a team). The live half re-authorises its rooms. */
export type AccessChange = { person: string } | { all: true };

/** Tells this process that rights have changed; called after the commit. Other nodes find out on their heal tick. */
export function announceAccessChange(change: AccessChange): void {
  bus().emit("change", change);
}

/** Hears every change of rights of this process. Returns how to stop. */
export function onAccessChange(listener: (change: AccessChange) => void): () => void {
  bus().on("change", listener);
  return () => bus().off("change", listener);
}

function bus(): EventEmitter {
  return processWide("access-changes", () => new EventEmitter().setMaxListeners(50));
}
