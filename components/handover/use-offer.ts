"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { Handover } from "#lib/domain/case.ts";

/** The offer that a form was opened for, and whether it is still the open one. */
export function useOffer(): { offer: Handover | null; open: boolean } {
  const { state } = useOpenCase();
  const [first] = useState(state.handover);
  const now = state.handover;
  const open = now !== null && now.id === first?.id;
  return { offer: open ? now : first, open };
}
