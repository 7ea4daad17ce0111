/** Shapes that carry state and that no icon set has: the clock shapes (a shape a state), the owner's ring, the live dot, the brand. */
const shapes = {
  track: <circle cx="12" cy="12" r="8" />,
  soon: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
    </>
  ),
  urgent: <path d="M12 4 21 20H3z" fill="currentColor" />,
  breached: <rect x="4" y="4" width="16" height="16" fill="currentColor" />,
  paused: <path d="M8 5v14M16 5v14" strokeWidth="3.5" />,
  met: <path d="M20 6 9 17l-5-5" />,
  ring: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="12" r="4" fill="currentColor" />
    </>
  ),
  live: <circle cx="12" cy="12" r="8" fill="currentColor" stroke="none" />,
  baton: (
    <>
      <rect x="1" y="14" width="13" height="4" rx="1" fill="currentColor" stroke="none" />
      <rect x="10" y="7" width="13" height="4" rx="1" fill="currentColor" stroke="none" />
    </>
  ),
};

export type GlyphName = keyof typeof shapes;

/** Always beside its words, so hidden from assistive technology. */
export function Glyph({ of }: { of: GlyphName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[of]}
    </svg>
  );
}
