/** Forms as Stripe reads them: `line_items[0][price_data][currency]=gbp` is an object in a list in an object. Pure. */

export type Said = string | { [name: string]: Said };

export function nested(form: URLSearchParams): { [name: string]: Said } {
  const root: { [name: string]: Said } = Object.create(null);
  for (const [name, value] of form) put(root, partsOf(name), value);
  return root;
}

function partsOf(name: string): string[] {
  const [first = "", ...rest] = name.split("[");
  return [first, ...rest.map((part) => part.replace(/\]$/, ""))];
}

function put(into: { [name: string]: Said }, [first = "", ...rest]: string[], value: string): void {
  // `expand[]=a&expand[]=b`
  const name = first === "" ? String(Object.keys(into).length) : first;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const there = into[name];
  const deeper = typeof there === "object" ? there : (Object.create(null) as { [name: string]: Said });
  into[name] = deeper;
  put(deeper, rest, value);
}

/** What stands under 0, 1, 2 … as a list. */
export function listed(said: unknown): unknown {
  if (typeof said !== "object" || said === null) return said;
  return Object.entries(said)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, one]) => one);
}
