import { lookAgain } from "../look-again.ts";
import { beginAbsences } from "./absences.ts";

/** How late an absence may begin. */
const LOOK_AGAIN_MS = 1_000;

/** Begins absences whose time has come, those of a time when nobody ran too, until it is stopped. Any number may watch. */
export function watchAbsences(): { stop(): Promise<void> } {
  return lookAgain({ everyMs: LOOK_AGAIN_MS, failed: "absences could not begin; they are tried again" }, () =>
    beginAbsences(),
  );
}
