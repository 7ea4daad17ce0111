import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "#lib/client/api.ts";
import { useLiveCase } from "#lib/client/use-live-case.ts";

export type PhoneMessage = {
  id: string;
  channel: "sms" | "whatsapp" | "email" | "letter";
  direction: "to-customer" | "from-customer";
  at: string;
  text: string;
  subject: string | null;
  document: string | null;
};
/** `knownBy`: what the pay page asks this customer. */
export type Phone = { items: PhoneMessage[]; knownBy: { birthDate: string; postcode: string | null } | null };

export const phoneKey = (ref: string) => ["phone", ref];

/** Read again with every event of the case: what was sent from it has arrived. */
export function usePhone(ref: string) {
  const { live } = useLiveCase(ref);
  const query = useQuery({
    queryKey: phoneKey(ref),
    queryFn: ({ signal }) => api.get<Phone>(`/demo/phone/${ref}`, signal),
  });
  const { refetch } = query;
  const version = live?.version;
  useEffect(() => {
    if (version !== undefined) void refetch();
  }, [version, refetch]);
  return query;
}
