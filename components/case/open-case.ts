"use client";
import { createContext, type RefObject, useContext } from "react";
import type { ActId } from "#components/case-acts/act-table.ts";
import type { LiveCase } from "#lib/client/apply-event.ts";
import type { Me } from "#lib/client/queries.ts";
import type { Freshness } from "#lib/client/use-live-case.ts";
import type { CaseState } from "#lib/domain/case.ts";
import type { Names } from "#lib/domain/describe.ts";
import type { UserViewer } from "#lib/domain/permissions.ts";

/** The case on the screen, as everything on it reads it. */
export type OpenCase = {
  caseRef: string;
  live: LiveCase;
  state: CaseState;
  version: number;
  me: Me;
  viewer: UserViewer;
  names: Names;
  freshness: Freshness;
  /** The last version that has been painted for half a second. */
  shown: () => number | undefined;
  /** Why nothing can be sent now ("offline since 11:02"), or null. */
  unsendable: string | null;
  /** Opens the form of an act; `subject` names the hold, dispute, payment or entry that it is about. */
  openAct: (act: ActId, subject?: string) => void;
  /** What had focus when the form was opened. */
  opener: RefObject<Element | null>;
  /** Shows an event of this case in the timeline: its id or its version. */
  showEvent: (event: string | number) => void;
  eventHref: (event: string | number) => string;
};

export const OpenCaseContext = createContext<OpenCase | null>(null);

export function useOpenCase(): OpenCase {
  const open = useContext(OpenCaseContext);
  if (!open) throw new Error("This part belongs inside an open case.");
  return open;
}
