import { processWide } from "../process-wide.ts";

/** Person's id to the instant since which they are on a call, as this node's sockets have said. */
type OnCall = { read: () => ReadonlyMap<string, string> };

/** Tells the board's reads of this process where presence is kept. */
export function keepOnCall(read: OnCall["read"]): void {
  holder().read = read;
}

export function onCallNow(): ReadonlyMap<string, string> {
  return holder().read();
}

function holder(): OnCall {
  return processWide("on-call", (): OnCall => ({ read: () => new Map() }));
}
