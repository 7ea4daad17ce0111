import canonicalize from "canonicalize";

/**
 * The RFC 8785 (JCS) canonical JSON of a value: keys in UTF-16 order, numbers as ECMAScript prints them, no space. Members that are
 * undefined are left out. Throws TypeError that names the place (`$.debts[0].amount`) for what JSON cannot carry without loss: undefined
 * at the top or in an array, functions, symbols, bigints, NaN, infinities, lone surrogates in text or keys, cycles, and objects that are
 * neither plain nor arrays.
 */
export function canonicalJson(value: unknown): string {
  inspect(value, "$", []);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("no canonical JSON for undefined");
  return text;
}

function inspect(value: unknown, place: string, parents: object[]): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") inspectText(value, place);
  else if (typeof value === "number") inspectNumber(value, place);
  else if (typeof value === "object") inspectContainer(value, place, parents);
  else throw new TypeError(`no canonical JSON: ${typeof value} at ${place}`);
}

function inspectContainer(value: object, place: string, parents: object[]): void {
  if (parents.includes(value)) throw new TypeError(`no canonical JSON: a cycle at ${place}`);
  const inside = [...parents, value];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) inspect(value[i], `${place}[${i}]`, inside);
  } else {
    inspectObject(value, place, inside);
  }
}

function inspectObject(value: object, place: string, parents: object[]): void {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new TypeError(`no canonical JSON: not a plain object at ${place}`);
  for (const [key, member] of Object.entries(value)) {
    inspectText(key, place);
    if (member !== undefined) inspect(member, `${place}.${key}`, parents);
  }
}

function inspectNumber(value: number, place: string): void {
  if (!Number.isFinite(value)) throw new TypeError(`no canonical JSON: ${value} at ${place}`);
}

function inspectText(text: string, place: string): void {
  if (!text.isWellFormed()) throw new TypeError(`no canonical JSON: a lone surrogate at ${place}`);
}
