import canonicalize from "canonicalize";

/**
 * The RFC 8785 (JCS) canonical JSON of a value: keys in UTF-16 order, numbers as ECMAScript prints them, no space. Members that are
 * undefined are left out. Throws TypeError that names the place (`$.debts[0].amount`) for what JSON cannot carry without loss: undefined
 * at the top or in an array, functions, symbols, bigints, NaN, infinities, lone surrogates in text or keys, cycles, and objects that are
 * neither plain nor arrays. Every hash and every repeated command passes here: places are spelled out for errors only.
 */
export function canonicalJson(value: unknown): string {
  inspect(value, { parents: [], steps: [] });
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("no canonical JSON for undefined");
  return text;
}

/** The way down to what is being looked at. */
type Way = { parents: object[]; steps: (string | number)[] };

function inspect(value: unknown, way: Way): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") inspectText(value, way);
  else if (typeof value === "number") inspectNumber(value, way);
  else if (typeof value === "object") inspectContainer(value, way);
  else throw wrong(way, typeof value);
}

function inspectContainer(value: object, way: Way): void {
  if (way.parents.includes(value)) throw wrong(way, "a cycle");
  way.parents.push(value);
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) within(at, value[at], way);
  } else {
    inspectObject(value, way);
  }
  way.parents.pop();
}

function inspectObject(value: object, way: Way): void {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw wrong(way, "not a plain object");
  for (const key of Object.keys(value)) {
    inspectText(key, way);
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) within(key, member, way);
  }
}

function within(step: string | number, value: unknown, way: Way): void {
  way.steps.push(step);
  inspect(value, way);
  way.steps.pop();
}

function inspectNumber(value: number, way: Way): void {
  if (!Number.isFinite(value)) throw wrong(way, String(value));
}

function inspectText(text: string, way: Way): void {
  if (!text.isWellFormed()) throw wrong(way, "a lone surrogate");
}

function wrong({ steps }: Way, what: string): TypeError {
  const place = steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return new TypeError(`no canonical JSON: ${what} at $${place}`);
}
