import axe from "axe-core";

/**
 * axe-core, whose scans go for the greater part into colours: it reads the same few anew for every text, and keeps
 * each channel of each one in a WeakMap of its own. Here a colour is read once and keeps its channels itself. What is
 * found is the same to the letter (`accessibility/scanner.spec.ts` holds that).
 */
export const SCANNER = `(() => {
  let [WeakMap, WeakSet] = [${Beside}, ${Beside}];
  ${axe.source}
  // What it keeps of a page's nodes ends with each scan.
  [WeakMap, WeakSet] = [globalThis.WeakMap, globalThis.WeakSet];
  (${readOnce})(axe.commons.color.Color.prototype);
})()`;

type Channels = { r: number; g: number; b: number; alpha: number };
type Colour = Channels & { parseString(text: string): Colour };
type Keeps = Record<symbol, unknown>;

/** As WeakMap and WeakSet are asked by axe, with what is kept beside an object kept on it. */
function Beside() {
  const key = Symbol("beside");
  return {
    has: (object: Keeps) => key in object,
    get: (object: Keeps) => object[key],
    set: (object: Keeps, value: unknown) => {
      object[key] = value;
    },
    add: (object: Keeps) => {
      object[key] = true;
    },
  };
}

function readOnce(prototype: Colour): void {
  const read = prototype.parseString;
  const known = new Map<string, Channels>();
  prototype.parseString = function (text) {
    const found = known.get(text);
    if (found) return Object.assign(this, found);
    read.call(this, text);
    known.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha });
    return this;
  };
}
