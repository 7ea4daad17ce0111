/**
 * The RFC 8785 (JCS) canonical JSON of a value: keys in UTF-16 order, numbers as ECMAScript prints them, no space. Members that are
 * undefined are left out. Throws TypeError that names the place (`$.debts[0].amount`) for what JSON cannot carry without loss: undefined
 * at the top or in an array, functions, symbols, bigints, NaN, infinities, lone surrogates in text or keys, cycles, and objects that are
 * neither plain nor arrays. Every hash and every repeated command passes here, so it is one walk and builds no places but of errors.
 */
export function canonicalJson(value: unknown): string {
  return write(value, { parents: [], steps: [] });
}

/** The way down to what is being written. */
type Way = { parents: object[]; steps: (string | number)[] };

function write(value: unknown, way: Way): string {
  switch (typeof value) {
    case "string":
      return writeText(value, way);
    case "number":
      if (Number.isFinite(value)) return JSON.stringify(value);
      throw wrong(way, String(value));
    case "boolean":
      return value ? "true" : "false";
    case "object":
      return value === null ? "null" : writeContainer(value, way);
    default:
      throw wrong(way, typeof value);
  }
}

function writeText(text: string, way: Way): string {
  if (!text.isWellFormed()) throw wrong(way, "a lone surrogate");
  return JSON.stringify(text);
}

function writeContainer(value: object, way: Way): string {
  if (way.parents.includes(value)) throw wrong(way, "a cycle");
  way.parents.push(value);
  const text = Array.isArray(value) ? writeArray(value, way) : writeObject(value, way);
  way.parents.pop();
  return text;
}

function writeArray(values: unknown[], way: Way): string {
  let text = "[";
  for (let at = 0; at < values.length; at += 1) {
    way.steps.push(at);
    text += (at > 0 ? "," : "") + write(values[at], way);
    way.steps.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, way: Way): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw wrong(way, "not a plain object");
  let text = "{";
  // UTF-16 order is the order in which JavaScript sorts texts.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const name = writeText(key, way);
    way.steps.push(key);
    text += `${text.length > 1 ? "," : ""}${name}:${write(member, way)}`;
    way.steps.pop();
  }
  return `${text}}`;
}

function wrong({ steps }: Way, what: string): TypeError {
  const place = steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return new TypeError(`no canonical JSON: ${what} at $${place}`);
}
