import type { DebtState } from "./case.ts";
import type { Context } from "./context.ts";
import type { EventData, NewEvent } from "./events.ts";
import { underCeiling } from "./in-duplum.ts";
import { CHARGE_KINDS, type ChargeKind } from "./money-words.ts";

type More = { period?: EventData["charge-added"]["period"]; frozenMinor?: number; reason?: string };

/** The charge as far as it may be owed; what the law refuses of it is said, and never owed. */
export function chargeOn(
  debt: DebtState,
  kind: ChargeKind,
  amountMinor: number,
  { newId }: Pick<Context, "newId">,
  { frozenMinor = 0, ...more }: More,
): NewEvent {
  const { allowedMinor, ceiling } = underCeiling(debt, amountMinor);
  const refused = [
    { why: "frozen" as const, amountMinor: frozenMinor },
    { why: "in-duplum" as const, amountMinor: amountMinor - allowedMinor },
  ].filter((one) => one.amountMinor > 0);
  const data = {
    chargeId: newId(),
    debtId: debt.id,
    kind,
    head: CHARGE_KINDS[kind].head,
    askedMinor: amountMinor + frozenMinor,
    amountMinor: allowedMinor,
    refused,
    ...(ceiling && { ceiling }),
    ...more,
  };
  return { type: "charge-added", data };
}
