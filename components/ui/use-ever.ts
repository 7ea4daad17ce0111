import { useRef } from "react";

/** Whether it has ever been so: what is loaded when it is first wanted stays, so that it can close as it opened. */
export function useEver(now: boolean): boolean {
  const ever = useRef(now);
  if (now) ever.current = true;
  return ever.current;
}
