import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import type { DeskApi, Opened } from "./desk-api.ts";

/** A case in the United States, where it is about noon for the customer, so that calls and texts are allowed whenever a test runs. */
export async function openAtNoon(desk: DeskApi, phone: string, owner?: { id: string }): Promise<Opened> {
  const opened = await desk.open({ portfolio: "us-receivables", phone });
  const { owner: standing } = await desk.stateOf(opened.ref);
  if (owner || standing.team !== "early-arrears")
    await desk.give(opened.ref, "reassign", {
      toTeam: "early-arrears",
      ...(owner && { toUser: owner.id }),
      reason: "Yours to work.",
    });
  await desk.give(opened.ref, "set-residence", { timeZones: [zoneAtNoon(new Date().toISOString())] });
  return opened;
}

/** So many calls that nobody answered, a minute apart, the last a minute ago. */
export async function callInVain(desk: DeskApi, ref: string, times: number): Promise<void> {
  for (let minutes = times; minutes > 0; minutes -= 1) {
    const occurredAt = new Date(Date.now() - minutes * 60_000).toISOString();
    await desk.give(ref, "record-contact", {
      channel: "call",
      direction: "outbound",
      disposition: "no-answer",
      occurredAt,
    });
  }
}
