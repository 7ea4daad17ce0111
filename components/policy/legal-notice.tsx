/** What the packs are, and what they are not. */
export function LegalNotice() {
  return (
    <section className="pol-note" aria-label="Not legal advice">
      <h2>Not legal advice</h2>
      <p>
        Each rule says what it rests on and how binding that is. A lawyer of your firm confirms the packs before they
        are relied on. Law can only be made stricter here; guidance and house defaults move both ways.
      </p>
    </section>
  );
}
