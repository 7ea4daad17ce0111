/** What administration answers: the organisation, never a customer's data. */
import * as z from "zod";
import { JURISDICTIONS, ROLES, slugs } from "../../domain/codes.ts";
import { CHANGE_KINDS } from "../org/change-kinds.ts";
import type { ChangeRow } from "../org/list-changes.ts";
import { moneyRulesSchema } from "../org/money-rules-schema.ts";
import type { Preview } from "../org/preview.ts";
import type { PersonRow, PortfolioRow, TeamRow } from "../org/reads.ts";
import { instant, owner, ref, slug, uuid } from "./wire.ts";

const count = z.int().min(0);

export const adminPerson = z.strictObject({
  id: uuid,
  name: z.string(),
  email: z.string(),
  role: z.enum(slugs(ROLES)),
  active: z.boolean(),
  teams: z.array(slug),
  joined: z.boolean(),
  seenAt: instant.nullable(),
  open: count,
}) satisfies z.ZodType<PersonRow>;

export const adminTeam = z.strictObject({
  slug,
  name: z.string(),
  timeZone: z.string(),
  calendar: z.string(),
  hours: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
  firstActionMinutes: count,
  acceptMinutes: count,
  portfolios: z.array(slug),
  members: count,
  duty: z.array(z.strictObject({ from: instant, until: instant.nullable(), lead: uuid, deputy: uuid.nullable() })),
}) satisfies z.ZodType<TeamRow>;

export const adminPortfolio = z.strictObject({
  slug,
  name: z.string(),
  creditor: z.string(),
  currency: z.string(),
  jurisdiction: z.enum(slugs(JURISDICTIONS)),
  timeZone: z.string(),
  defaultTeam: slug,
  teams: z.array(slug),
  open: count,
  money: moneyRulesSchema,
}) satisfies z.ZodType<PortfolioRow>;

export const organisation = z.strictObject({ name: z.string(), fallbackLead: uuid.nullable() });

export const preview = z.strictObject({
  moves: z.array(
    z.strictObject({
      kind: z.enum(["case", "offer-withdrawn", "offer-readdressed"]),
      to: owner,
      open: count,
      refs: z.array(ref),
    }),
  ),
  duty: z.array(
    z.strictObject({
      team: slug,
      from: instant,
      until: instant.nullable(),
      as: z.enum(["lead", "deputy"]),
      successor: uuid.nullable(),
    }),
  ),
}) satisfies z.ZodType<Preview>;

export const change = z.strictObject({
  id: uuid,
  at: instant,
  actor: z.strictObject({ kind: z.string(), id: z.string() }),
  what: z.enum(slugs(CHANGE_KINDS)),
  label: z.string(),
  detail: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<ChangeRow>;

export const invitation = z.strictObject({ url: z.string() });
export const moved = z.array(ref).meta({ description: "The cases that moved." });
