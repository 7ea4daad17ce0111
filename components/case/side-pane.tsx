"use client";
import dynamic from "next/dynamic";
import { CustomerSection } from "#components/case/customer-section.tsx";
import { LinkedSection } from "#components/case/linked-section.tsx";
import { MoneySection } from "#components/case/money-section.tsx";
import { NextActionSection } from "#components/case/next-action-section.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { OwnersSection } from "#components/case/owners-section.tsx";
import type { Present } from "#components/case/presence-names.tsx";
import { ContactBudget } from "#components/contact/contact-budget.tsx";
import { PreferencesSection } from "#components/told/preferences-section.tsx";

/** Loaded with the first case that has one. */
const PlanSection = dynamic(() => import("#components/plan/plan-section.tsx").then((m) => m.PlanSection));

/** Loaded with the first case that has a need, a dispute or a complaint. */
const CareSection = dynamic(() => import("#components/case/care-section.tsx").then((m) => m.CareSection));

/** Beside the record: what to do next, who the customer is, what protects them, the money, the owners, other cases. */
export function SidePane({ people }: { people: Present[] }) {
  const { arrangement, needs, disputes, complaints } = useOpenCase().state;
  return (
    <>
      <NextActionSection />
      {arrangement?.kind === "plan" ? <PlanSection plan={arrangement} /> : null}
      <CustomerSection people={people} />
      <PreferencesSection />
      {needs.length + disputes.length + complaints.length > 0 ? <CareSection /> : null}
      <ContactBudget />
      <MoneySection />
      <OwnersSection />
      <LinkedSection />
    </>
  );
}
