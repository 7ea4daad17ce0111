"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { Reservation } from "#lib/domain/case.ts";

/** The attempt that this person keeps on the case, and those that others keep. */
export function useReservation(): { mine: Reservation | undefined; others: Reservation[] } {
  const { state, me } = useOpenCase();
  const isMine = ({ by }: Reservation) => by.kind === "user" && by.id === me.id;
  return { mine: state.reservations.find(isMine), others: state.reservations.filter((one) => !isMine(one)) };
}
