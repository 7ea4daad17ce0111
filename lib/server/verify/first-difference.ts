/** The JSON pointer of the first place at which two JSON values differ; "" when they are equal or differ as a whole. */
export function firstDifference(a: unknown, b: unknown): string {
  if (!isContainer(a) || !isContainer(b)) return "";
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  const key = keys.find((one) => differs(a[one], b[one]));
  return key === undefined ? "" : `/${key}${firstDifference(a[key], b[key])}`;
}

function differs(a: unknown, b: unknown): boolean {
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return a !== b;
  return [...Object.keys(a), ...Object.keys(b)].some((key) => differs(a[key], b[key]));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
