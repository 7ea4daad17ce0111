"use client";
import { Glyph } from "#components/ui/glyph.tsx";

/** What happened, what was kept, what to do. The digest finds the error in the log. Every page loads this one too: it stays small. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="page-alone">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>This page could not be shown</h1>
      <p>
        Nothing was sent and nothing was changed. Try again
        {error.digest ? (
          <>
            , or quote <span className="ref">{error.digest}</span>
          </>
        ) : null}
        .
      </p>
      <p className="line mt-4">
        <button type="button" className="btn btn--primary" onClick={reset}>
          Try again
        </button>
        <a href="/queue">To the queue</a>
      </p>
    </main>
  );
}
