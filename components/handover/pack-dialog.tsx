"use client";
import { useQuery } from "@tanstack/react-query";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { useReturnTo } from "#components/case-acts/return-to.ts";
import { OfferSaid } from "#components/handover/offer-said.tsx";
import { PackView } from "#components/handover/pack-view.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { fetchEvents } from "#lib/client/queries.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

/** The pack as it was frozen by an offer (`subject`: the offer's version), read-only. */
export function PackDialog({ subject, onClose }: ActProps) {
  const { showEvent, eventHref } = useOpenCase();
  const offer = useOffer(Number(subject));
  const returnTo = useReturnTo();
  const open = (version: number) => ({
    href: eventHref(version),
    onShow: () => {
      onClose();
      showEvent(version);
    },
  });
  return (
    <Dialog
      open
      title="Context pack"
      beside={offer.data ? <span className="ref">frozen at #{offer.data.data.pack?.version}</span> : null}
      onClose={onClose}
      returnTo={returnTo}
    >
      {offer.isPending ? <Skeleton rows={4} label="Loading the pack" /> : null}
      {offer.isError ? <p>Unavailable. {offer.error.message}</p> : null}
      {offer.data ? (
        <div>
          <OfferSaid said={offer.data.data} />
          {offer.data.data.pack ? <PackView pack={offer.data.data.pack} link={open} /> : <p>Erased.</p>}
        </div>
      ) : null}
    </Dialog>
  );
}

/** The offer's event: among those at hand, else fetched. */
function useOffer(version: number) {
  const { caseRef, live } = useOpenCase();
  const known = live.events.find((event) => event.version === version);
  return useQuery({
    queryKey: ["event", caseRef, version],
    initialData: known && offerIn(known),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const [event] = await fetchEvents(caseRef, version - 1, signal);
      return (event && offerIn(event)) ?? Promise.reject(new Error("There is no offer at this place."));
    },
  });
}

function offerIn(event: CaseEvent) {
  return event.type === "handover-offered" ? event : undefined;
}
