/** A case as a list and a search see it, made up from its number: the same number gives the same case. */

import { FAMILY_NAMES, GIVEN_NAMES } from "../../../prisma/demo/names.ts";
import { FOLD } from "../../domain/case.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { type Findable, termsOf } from "../../domain/search/terms.ts";
import { makeCustomerKey, referenceHash, seal } from "../../server/crypto.ts";
import { drawRef, newId } from "../../server/ids.ts";
import { cardBound, valueBound } from "../../server/recording.ts";
import { tokensOf } from "../../server/search/tokens.ts";

export type BenchTeam = { slug: string; people: string[] };
export type BenchDesk = { teams: BenchTeam[]; portfolios: string[]; now: number };
export type PlausibleCase = { customer: object; values: object[]; row: object; id: string; tokens: string[] };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GIVEN = Object.values(GIVEN_NAMES).flat();
const FAMILY = Object.values(FAMILY_NAMES).flat();
const OPEN = ["new", "contacting", "engaged", "arranging", "paying", "promise-broken"];

/** One in ten is closed, one in five of the open waits untaken, few are offered or held, one in twenty is due by now. */
export function plausibleCase(number: number, { teams, portfolios, now }: BenchDesk): PlausibleCase {
  const chance = chanceOf(number);
  const id = newId();
  const customerId = newId();
  const { key, wrapped } = makeCustomerKey(customerId);
  const portfolio = pick(portfolios, chance());
  const found = findable(number, chance);
  const is = (share: number) => chance() < share;
  const isClosed = is(0.1);
  const team = pick(teams, chance());
  const user = is(0.8) || isClosed ? pick(team.people, chance()) : null;
  const isOffered = !isClosed && is(0.02);
  const offer = isOffered ? pick(teams, chance()) : null;
  const offerUser = offer && is(0.5) ? pick(offer.people, chance()) : null;
  const isHeld = !isClosed && is(0.07);
  const isPromised = !isClosed && is(0.15);
  const breaksAt = isPromised ? Math.ceil((now + chance() * 28 * DAY) / DAY) * DAY : null;
  const dueIn = is(0.05) ? -chance() * 20 * DAY : HOUR + chance() * 30 * DAY;
  const dueAt = isClosed || is(0.1) ? null : now + dueIn;
  const status = isClosed ? "closed-paid" : isHeld ? "on-hold" : isPromised ? "arranging" : pick(OPEN, chance());
  const balanceMinor = isClosed ? 0 : Math.round(10 ** (3 + chance() * 3));
  const updatedAt = iso(now - chance() ** 2 * 90 * DAY);
  const ref = drawRef();
  const card = cardOf(
    { ref, portfolio, status, balanceMinor, updatedAt, dueAt: dueAt === null ? null : iso(dueAt) },
    found.name,
    team.slug,
    user,
  );
  return {
    id,
    tokens: tokensOf(portfolio, termsOf(found)),
    customer: {
      id: customerId,
      key: wrapped.toString("hex"),
      reference_hash: referenceHash("bench", found.reference ?? "").toString("hex"),
    },
    values: (["phone", "email", "reference"] as const).map((kind) => ({
      customer_id: customerId,
      kind,
      value: seal(key, found[kind], valueBound(customerId, kind)).toString("hex"),
    })),
    row: {
      id,
      ref,
      customer_id: customerId,
      portfolio,
      fold: FOLD,
      card: seal(key, card, cardBound(id)).toString("hex"),
      lifecycle: isClosed ? "closed" : "open",
      status,
      owner_team: team.slug,
      owner_user: user,
      offer_team: offer?.slug ?? null,
      offer_user: offerUser,
      on_hold: isHeld,
      balance_minor: balanceMinor,
      due_at: dueAt && iso(dueAt),
      promise_breaks_at: breaksAt === null ? null : iso(breaksAt),
      updated_at: updatedAt,
    },
  };
}

function findable(number: number, chance: () => number): Findable {
  // The first names of a list are common, the last ones rare.
  const [given, family] = [pick(GIVEN, chance() ** 2), pick(FAMILY, chance() ** 2)];
  const local = `${given}.${family}${number}`
    .normalize("NFKD")
    .replaceAll(/[^\w.]/g, "")
    .toLowerCase();
  return {
    name: `${given} ${family}`,
    phone: `+44 7${String(Math.floor(chance() * 1e9)).padStart(9, "0")}`,
    email: `${local}@customer.example`,
    reference: `CU-${number}`,
    debts: [`LC-${number}-1`],
  };
}

type Shown = Pick<QueueRow, "ref" | "portfolio" | "status" | "balanceMinor" | "updatedAt"> & { dueAt: string | null };

function cardOf(shown: Shown, customerName: string, team: string, user: string | null): QueueRow {
  return {
    ...shown,
    version: 1,
    customerName,
    currency: "GBP",
    owner: { team, user, since: shown.updatedAt },
    handover: null,
    dueWhy: shown.dueAt && "First action",
    holds: [],
    adjustments: [],
  };
}

function pick<T>(from: readonly T[], at: number): T {
  const one = from[Math.floor(at * from.length)];
  if (one === undefined) throw new Error("there is nothing to pick from");
  return one;
}

function iso(at: number): string {
  return new Date(Math.floor(at)).toISOString();
}

/** Mulberry32. */
function chanceOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
