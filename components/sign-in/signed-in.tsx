"use client";
import { useEffect } from "react";
import { Glyph } from "#components/ui/glyph.tsx";
import { tellSignedIn } from "#lib/client/sign-in.ts";

/** Tells the window that waits, and closes where the browser lets it. */
export function SignedIn() {
  useEffect(() => {
    tellSignedIn();
    window.close();
  }, []);
  return (
    <main className="signin">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>You are signed in</h1>
      <p className="ink2">Close this window and go on where you were.</p>
    </main>
  );
}
