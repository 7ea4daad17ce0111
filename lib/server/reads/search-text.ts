/** What a search looks for: a person's name in parts, a phone number, or an email address. Pure. */
export type Wanted = { name: string[]; phone: string | null; email: string | null };
/** What a case can be found by. */
export type Findable = { name: string; phone: string | null; email: string | null };

const FEWEST_DIGITS = 7;
const COMPARED_DIGITS = 9;

export function wantedOf(text: string): Wanted {
  const plain = plainText(text);
  return { name: words(plain), phone: phoneOf(text), email: plain.includes("@") ? plain : null };
}

/** Every part of the name is in it, in any order; a phone number or an email address only matches whole. */
export function matches(wanted: Wanted, found: Findable): boolean {
  if (wanted.phone !== null) return found.phone !== null && phoneOf(found.phone) === wanted.phone;
  if (wanted.email !== null) return found.email !== null && plainText(found.email) === wanted.email;
  const name = plainText(found.name);
  return wanted.name.length > 0 && wanted.name.every((word) => name.includes(word));
}

/** Without case, accents and outer space, so that "achter" finds "Åchterberg". */
export function plainText(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

function words(plain: string): string[] {
  return plain.split(/[\s,]+/).filter((word) => word !== "");
}

/** The last digits of what is a phone number and nothing else: national and international writing compare equal. */
function phoneOf(text: string): string | null {
  if (!/^[\d\s+().-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, "");
  return digits.length >= FEWEST_DIGITS ? digits.slice(-COMPARED_DIGITS) : null;
}
