/** The packs as compliance reads them: each rule in a sentence, with what of it may be moved and how far. */
import * as z from "zod";
import {
  PACKS,
  type Pack,
  type PackId,
  type PackRule,
  type PackVersion,
  type Parameter,
  packAt,
  parametersOf,
  sentenceOf,
} from "../../domain/contact-policy/index.ts";
import { PACK_IDS } from "../../domain/contact-policy/input.ts";
import { valueIn } from "../../domain/contact-policy/pack-values.ts";
import { PACK_WORDS } from "../../domain/contact-policy/pack-words.ts";
import type { Value } from "../../domain/contact-policy/parameters.ts";
import { valueWords } from "../../domain/contact-policy/value-words.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { whyNotReadPolicy } from "../../domain/policy-rights.ts";
import { pool } from "../database.ts";
import { forbidden, Problem } from "../problem.ts";
import { latestOf, packOfName } from "./bases.ts";
import { packsAt } from "./packs.ts";

export const packQuerySchema = z.strictObject({ version: z.string().max(63).optional() });

export type NamedVersion = { version: string; effectiveFrom: string };
export type PackSummary = {
  id: PackId;
  label: string;
  inForce: NamedVersion;
  /** What a draft builds on: the last one published, also when it is still to come. */
  latest: NamedVersion;
  /** The one that came with Baton. */
  first: NamedVersion;
};
export type ParameterAnswer = Omit<Parameter, "rule" | "floor" | "stricter"> & {
  /** Whether it may move both ways, or only to what is stricter. */
  moves: "both" | "stricter";
  /** What the law permits at most, in words; null where nothing about it is law. */
  floor: string | null;
  value: Value;
  says: string;
};
export type RuleAnswer = PackRule & { says: string; holds: boolean; parameters: ParameterAnswer[] };
export type PackAnswer = PackSummary & { shown: NamedVersion; rules: RuleAnswer[] };

/** Throws 403. */
export async function listPacks(viewer: Viewer) {
  requireReader(viewer);
  const versions = await packsAt();
  const now = await databaseNow();
  return { items: PACK_IDS.map((id) => summaryOf(id, versions, now)), nextCursor: null };
}

/** One pack as a version of it has it: the one in force unless another is named. Throws 403 and 404. */
export async function readPack(viewer: Viewer, id: string, version?: string): Promise<PackAnswer> {
  requireReader(viewer);
  const pack = packIdOf(id);
  const [versions, now] = await Promise.all([packsAt(), databaseNow()]);
  const shown = version === undefined ? packAt(versions, pack, now) : packOfName(versions, pack, version);
  if (!shown) throw new Problem(404, "not-found", "There is no such version of this pack.");
  const rules = PACKS[pack].rules.map((rule) => ruleAnswer(shown, rule));
  return { ...summaryOf(pack, versions, now), shown: named(shown), rules };
}

/** Throws 404. */
export function packIdOf(text: string): PackId {
  const id = PACK_IDS.find((one) => one === text);
  if (!id) throw new Problem(404, "not-found", "There is no such pack.");
  return id;
}

export function requireReader(viewer: Viewer): void {
  const why = whyNotReadPolicy(viewer);
  if (why) throw forbidden(why);
}

/** Milliseconds. What is in force is told by the database's clock, like every decision. */
export async function databaseNow(): Promise<number> {
  const { rows } = await pool().query<{ now: string }>("select wire_time(clock_timestamp()) as now");
  return Date.parse(rows[0]?.now ?? "");
}

function summaryOf(id: PackId, versions: readonly PackVersion[], now: number): PackSummary {
  return {
    id,
    label: PACK_WORDS[id],
    inForce: named(packAt(versions, id, now)),
    latest: named(latestOf(versions, id)),
    first: named(PACKS[id]),
  };
}

function named({ version, effectiveFrom }: Pack): NamedVersion {
  return { version, effectiveFrom: new Date(effectiveFrom).toISOString() };
}

function ruleAnswer(pack: Pack, rule: PackRule): RuleAnswer {
  const parameters = parametersOf(pack.id).filter((one) => one.rule === rule.id);
  const holds = pack.rules.some(({ id }) => id === rule.id);
  return {
    ...rule,
    says: sentenceOf(pack, rule),
    holds,
    parameters: parameters.map((one) => parameterAnswer(pack, one)),
  };
}

function parameterAnswer(pack: Pack, parameter: Parameter): ParameterAnswer {
  const { rule: _, stricter: __, ...said } = parameter;
  const floor = "floor" in parameter ? parameter.floor : undefined;
  const value = valueIn(pack, parameter.id) ?? false;
  return {
    ...said,
    moves: floor === undefined ? "both" : "stricter",
    floor: floor === undefined ? null : valueWords(parameter, floor),
    value,
    says: valueWords(parameter, value),
  };
}
