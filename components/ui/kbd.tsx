/** A key as a hint for the eye. Single characters vanish when character shortcuts are switched off (`data-shortcuts="off"` on an ancestor). */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="key" aria-hidden="true" data-character={keys.length === 1 || undefined}>
      {keys}
    </span>
  );
}
