"use client";
import { Search } from "lucide-react";

export const FIND = "Find a case, a colleague, a view or an action";

/** Stands where the palette's field will be until its code has come, and takes what is typed meanwhile. */
export function PaletteField({
  query,
  onQuery,
  failed,
}: {
  query: string;
  onQuery: (query: string) => void;
  failed: boolean;
}) {
  return (
    <>
      <div className="combo-field">
        <Search className="i" />
        <input
          className="combo-input"
          aria-label={FIND}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </div>
      <div className="combo-list" />
      <p className="hint combo-empty" role="status">
        {failed ? "It could not be loaded. Close it and try again." : "Loading"}
      </p>
    </>
  );
}
