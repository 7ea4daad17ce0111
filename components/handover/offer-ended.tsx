import { Notice } from "#components/ui/notice.tsx";

/** The offer ended while its form was open; the text stays. */
export function OfferEnded({ open }: { open: boolean }) {
  if (open) return null;
  return (
    <Notice kind="warn" title="This offer is no longer open.">
      The timeline says what happened to it.
    </Notice>
  );
}
