/** Terms as the database keeps them: keyed hashes, so that who has the database alone reads no name or number in it. */
import { PARTS, type Part, type Term } from "../../domain/search/terms.ts";
import { installationHash } from "../crypto.ts";

/** Raised with every change of the folding, the terms or the hash: the index is then built anew (build-index.ts). */
export const SEARCH_VERSION = 1;

/** The part of a value stands in the lowest bits of its tokens, so that they can be taken away without knowing them. */
const PART_BITS = 3n;

/**
 * The term in cases of this portfolio: 61 bits of an HMAC and its part, as the text of a signed 64-bit number. One name
 * in two portfolios has two tokens, and who may not read a portfolio cannot even ask in it.
 */
export function tokenOf(portfolio: string, { part, text }: Term): string {
  const hash = installationHash(`search ${SEARCH_VERSION}`, JSON.stringify([portfolio, part, text]));
  const token = ((hash.readBigUInt64BE() >> PART_BITS) << PART_BITS) | BigInt(PARTS[part]);
  return BigInt.asIntN(64, token).toString();
}

export function tokensOf(portfolio: string, terms: Term[]): string[] {
  return terms.map((term) => tokenOf(portfolio, term));
}

/** The part's number, as `replace_search_tokens` takes it. */
export function partNumber(part: Part): number {
  return PARTS[part];
}
