"use client";
import type { ReactNode } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { whyNotAct } from "#components/case-acts/act-table.ts";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";

/** What is arranged with the customer: one promise, or a plan. Each keeps its own draft. */
export function ArrangementTabs({ value, children }: { value: "promise" | "plan"; children: ReactNode }) {
  const { openAct, state, viewer } = useOpenCase();
  const tab = (id: "promise" | "plan", label: string): Tab<"promise" | "plan"> => ({
    value: id,
    label,
    reason: id === value ? undefined : (whyNotAct(id, viewer, state) ?? undefined),
  });
  return (
    <Tabs
      label="What is arranged"
      tabs={[tab("promise", "One promise"), tab("plan", "Plan by instalments")]}
      value={value}
      onChange={(next) => openAct(next)}
      className="arranging"
      panelClassName="arranging-panel"
    >
      {children}
    </Tabs>
  );
}
