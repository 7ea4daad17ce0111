import { useEffect } from "react";

/** A reload or a closed window would lose what was typed: the browser asks first. */
export function useLeaveWarning(edited: boolean): void {
  useEffect(() => {
    if (!edited) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [edited]);
}
