/** Rows of the true height while data is on its way; drawn only after 200 ms, without motion. */
export function Skeleton({ rows = 6, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div className="bones">
      <span className="sr">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={index} className="row" aria-hidden="true">
          <span className="bone" data-size="half" />
          <span className="bone" data-size="short" />
          <span className="bone" />
        </div>
      ))}
    </div>
  );
}
