"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { type Recipient, useContactPermissions } from "#lib/client/contact-permissions.ts";
import type { Permission } from "#lib/domain/contact-permissions.ts";
import type { Channel, Purpose } from "#lib/domain/contact-policy/input.ts";
import { naturalPurpose } from "#lib/domain/natural-purpose.ts";

/**
 * For what and about which debt the customer is to be contacted, and what the law says to that now. `begun`: somebody is
 * at it, so that the purpose stays what it is whatever comes; a hold stops a demand, and turns it into nothing else.
 */
export function useContact(begun: boolean) {
  const { state } = useOpenCase();
  const [chosen, setPurpose] = useState<Purpose>();
  const [debtId, setDebtId] = useState("");
  const [recipient, setRecipient] = useState<Recipient>("customer");
  const other = recipient === "customer" ? {} : { recipient };
  const asked = { ...other, ...(chosen && { purpose: chosen }), ...(debtId && { debtId }) };
  const { permissions, checking, failed, again } = useContactPermissions(state, asked);
  const purpose = chosen ?? permissions?.purpose ?? naturalPurpose(state);
  if (begun && chosen === undefined && permissions) setPurpose(purpose);
  return {
    purpose,
    setPurpose,
    debtId,
    setDebtId,
    recipient,
    setRecipient,
    /** What a command says of it: nothing when it is the customer. */
    other,
    permissions,
    /** What is shown is being asked again. */
    checking,
    failed,
    again,
    of: (channel: Channel): Permission | undefined => permissions?.items.find((one) => one.channel === channel),
  };
}
export type Contact = ReturnType<typeof useContact>;
