"use client";
import { toastDone } from "#components/ui/toast.ts";

/** The reference; pressing it copies it. */
export function CopyRef({ caseRef }: { caseRef: string }) {
  return (
    <button
      type="button"
      className="btn btn--quiet btn--small ref"
      title="Copy reference"
      onClick={() => copyText(caseRef, "Reference copied")}
    >
      <span className="sr">Copy reference </span>
      {caseRef}
    </button>
  );
}

/** Copies, and says so; where the browser refuses the clipboard, says that. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toastDone(done);
  } catch {
    toastDone("The browser did not allow copying");
  }
}
