"use client";
import { useQuery } from "@tanstack/react-query";
import { useOpenCase } from "#components/case/open-case.ts";
import { Fact, Facts } from "#components/case/side-section.tsx";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { useReturnTo } from "#components/case-acts/return-to.ts";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { type Decided, decidedIn } from "#components/contact/decided.ts";
import { DecisionInputs } from "#components/contact/decision-inputs.tsx";
import { DecisionReasons } from "#components/contact/decision-reasons.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { fetchEvents } from "#lib/client/queries.ts";
import { describeEvent } from "#lib/domain/describe.ts";

/** Why a contact was made or not (`subject`: its event's version): the rules, the policy, and every fact that was looked at. */
export function DecisionDialog({ subject, onClose }: ActProps) {
  const event = useEvent(Number(subject));
  const returnTo = useReturnTo();
  const decided = event.data && decidedIn(event.data);
  return (
    <Dialog
      open
      title="Contact decision"
      beside={<span className="ref">#{subject}</span>}
      onClose={onClose}
      returnTo={returnTo}
    >
      {event.isPending ? <Skeleton rows={4} label="Loading the decision" /> : null}
      {event.isError ? <p>Unavailable. {event.error.message}</p> : null}
      {decided ? <Decision decided={decided} /> : null}
      {event.data && !decided ? <p>No decision was taken here.</p> : null}
    </Dialog>
  );
}

const VERDICTS = { allow: "Allowed", defer: "Not then", deny: "Not allowed" };

function Decision({ decided }: { decided: Decided }) {
  const { names, me } = useOpenCase();
  const { event, decision, pack, until, basis, rules } = decided;
  return (
    <TableScroll label="The decision" className="decision">
      <Facts>
        <Fact term="What">{describeEvent(event, names, me).title}</Fact>
        <Fact term="Decision">
          <b>{VERDICTS[decision]}</b>
          {until ? (
            <>
              , from <BothClocks at={until} />
            </>
          ) : null}
          {event.type === "contact-recorded" ? ", judged when it was recorded" : null}
        </Fact>
        <Fact term="When">
          <TimeText at={event.at} as="long-day" />, <TimeText at={event.at} as="second" />
        </Fact>
        <Fact term="Policy">
          {pack.id}, version {pack.version}
        </Fact>
      </Facts>
      <DecisionReasons decision={decision} rules={rules} reasons={basis?.reasons} pack={pack} />
      {basis ? <DecisionInputs input={basis.input} faults={basis.faults} /> : <NoInputs event={event} />}
    </TableScroll>
  );
}

function NoInputs({ event }: Pick<Decided, "event">) {
  return (
    <p className="hint">
      {event.type === "contact-recorded"
        ? "A contact that was recorded afterwards keeps its rules, not what they were asked with."
        : "What was looked at has been erased with the customer's personal data."}
    </p>
  );
}

/** Among the events at hand, else fetched. */
function useEvent(version: number) {
  const { caseRef, live } = useOpenCase();
  return useQuery({
    queryKey: ["event", caseRef, version, "decision"],
    initialData: live.events.find((event) => event.version === version),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const [event] = await fetchEvents(caseRef, version - 1, signal);
      return event ?? Promise.reject(new Error("There is no such event."));
    },
  });
}
