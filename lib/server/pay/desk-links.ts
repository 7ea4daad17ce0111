/** Pay links as the desk sees them. Their addresses are for whoever may make one, and showing one is on record. */
import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import type { PayLink } from "../../domain/case.ts";
import { COMMANDS } from "../../domain/commands.ts";
import { can, type Viewer } from "../../domain/permissions.ts";
import { recordAccess } from "../access/record.ts";
import type { Identity } from "../identity.ts";
import { readCommand } from "../read-command.ts";
import { stateOf } from "../reads/case.ts";
import { readableCase } from "../reads/readable-case.ts";
import { runCommand } from "../run-command.ts";
import { payUrl } from "./token.ts";

/** The body of `POST /cases/{ref}/pay-links`: the command's data beside its envelope. */
export const makePayLinkSchema = z.strictObject({
  commandId: z.string().regex(/^[A-Za-z0-9._:-]{8,128}$/),
  ...COMMANDS["make-pay-link"].shape,
  basedOn: z.int().min(1).optional(),
  shown: z.int().min(1).optional(),
});
export type MakePayLink = z.infer<typeof makePayLinkSchema>;
export type PayLinkMade = { linkId: string; url: string; expiresAt: string; version: number };

export async function makePayLink(
  by: Identity,
  viewer: Viewer,
  ref: string,
  { commandId, basedOn, shown, ...data }: MakePayLink,
): Promise<PayLinkMade> {
  const stamps = { ...(basedOn !== undefined && { basedOn }), ...(shown !== undefined && { shown }) };
  const read = readCommand({ commandId, type: "make-pay-link", data, ...stamps });
  const { events, version } = await runCommand(by, ref, read);
  const made = events.find((event) => event.type === "pay-link-made");
  if (made?.type !== "pay-link-made") throw new Error("A link that was made is told.");
  const { linkId, expiresAt } = made.data;
  await note(viewer, (await readableCase(viewer, ref)).id, 1);
  return { linkId, url: payUrl(linkId), expiresAt, version };
}

export type ShownPayLink = Omit<PayLink, "version" | "is"> & { is: PayLink["is"] | "expired"; url?: string };

export async function listPayLinks(viewer: Viewer, ref: string): Promise<{ items: ShownPayLink[] }> {
  const found = await readableCase(viewer, ref);
  const state = await stateOf(found);
  const now = new Date().toISOString();
  const shows = found.key !== null && can(viewer, "make-pay-link", state);
  const items = state.payLinks.toReversed().map(({ version: _, ...link }): ShownPayLink => {
    if (link.is !== "live") return link;
    if (link.expiresAt <= now) return { ...link, is: "expired" };
    return shows ? { ...link, url: payUrl(link.id) } : link;
  });
  const shown = items.filter(({ url }) => url !== undefined).length;
  if (shown > 0) await note(viewer, found.id, shown);
  return { items };
}

function note(viewer: Viewer, caseId: string, results: number): Promise<void> {
  const by = { kind: viewer.kind, id: viewer.id };
  return recordAccess({ by, via: doorOf(viewer), action: "pay-link", caseId, results });
}
