const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U
const SHAPE = /^([CL])-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})$/;

/**
 * Is the text a case ref, `C-7K3M-Q9TX`, with the right check character? Seven characters v1…v7 and the check Σ αⁱ·vᵢ in GF(32)
 * (x⁵+x²+1, α = 2), as http-api.md section 1 says. Every single wrong character and every swap of two different characters,
 * neighbours or not, among the eight fails the check. Upper case only.
 */
export function isRef(text: string): boolean {
  return isChecked("C", text);
}

/** Is the text the id of a letter, `L-7K3M-Q9TX`? Made and checked like a case ref. */
export function isLetterId(text: string): boolean {
  return isChecked("L", text);
}

/** The case ref made of the low five bits of each of the first seven bytes. Throws RangeError for fewer than seven. */
export function refFromBits(bytes: Uint8Array): string {
  return fromBits("C", bytes);
}

/** The id of a letter, likewise. */
export function letterIdFromBits(bytes: Uint8Array): string {
  return fromBits("L", bytes);
}

function isChecked(kind: "C" | "L", text: string): boolean {
  const parts = SHAPE.exec(text);
  if (parts?.[1] !== kind) return false;
  const values = [...`${parts[2]}${parts[3]}`].map((character) => ALPHABET.indexOf(character));
  return check(values.slice(0, 7)) === values[7];
}

function fromBits(kind: "C" | "L", bytes: Uint8Array): string {
  if (bytes.length < 7) throw new RangeError(`a reference needs 7 random bytes, not ${bytes.length}`);
  const values = [...bytes.slice(0, 7)].map((byte) => byte & 31);
  const characters = [...values, check(values)].map((value) => ALPHABET.charAt(value)).join("");
  return `${kind}-${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/** Σ αⁱ·vᵢ for i from 1, by Horner's rule from the last character. */
function check(values: number[]): number {
  return values.reduceRight((sum, value) => timesAlpha(sum ^ value), 0);
}

function timesAlpha(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}
