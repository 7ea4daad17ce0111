"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { ArrangementTabs } from "#components/plan/arrangement-tabs.tsx";
import { OverAffordable } from "#components/plan/over-affordable.tsx";
import { PlanFields } from "#components/plan/plan-fields.tsx";
import { noPlan, readPlan } from "#components/plan/plan-form.ts";
import { SchedulePreview } from "#components/plan/schedule-preview.tsx";
import { usePlanPreview } from "#lib/client/plan-preview.ts";

/** A plan by instalments, beside the schedule that it would have. The server works it out, as it will when it is made. */
export function PlanDialog({ onClose }: ActProps) {
  const { caseRef, state, version } = useOpenCase();
  const act = useAct("make-plan", "plan", noPlan, onClose);
  const { value, change, errorOf, problem } = act;
  const read = readPlan(value, state.currency);
  const preview = usePlanPreview(caseRef, version, read.ok ? read.data : null);
  const shown = read.ok && !preview.error ? preview.data : undefined;
  const isAbove = shown?.above || problem?.facts.rule === "above-disposable";
  const reason = value.overAffordable;
  return (
    <ActFrame
      act={act}
      size="wide"
      body="flush"
      title="Make a plan"
      go="Make plan"
      onGo={() =>
        act.submit(
          isAbove && reason.trim() === "" && read.ok
            ? { ok: false, errors: { overAffordable: "Say why it may be more than what is left over." } }
            : read,
        )
      }
      onClose={onClose}
    >
      <ArrangementTabs value="plan">
        <div className="dlg-cols">
          <div className="dlg-form">
            <PlanFields value={value} change={change} errorOf={errorOf} />
            {isAbove ? (
              <OverAffordable
                monthMinor={shown?.monthMinor}
                value={reason}
                onChange={(overAffordable) => change({ overAffordable })}
                error={errorOf("overAffordable")}
              />
            ) : null}
          </div>
          <SchedulePreview query={preview} ready={read.ok} />
        </div>
      </ArrangementTabs>
    </ActFrame>
  );
}
