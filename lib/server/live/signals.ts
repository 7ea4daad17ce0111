import * as z from "zod";
import type { CommitReference } from "../commits.ts";
import { log } from "../log.ts";
import { nodeId } from "../node-id.ts";
import { figures } from "./figures.ts";

const reference = z.object({
  caseId: z.string(),
  ref: z.string(),
  portfolio: z.string(),
  from: z.int(),
  to: z.int(),
  at: z.string(),
  teams: z.array(z.string()),
  notices: z.array(z.object({ person: z.string(), kind: z.string() })),
});
const signal = z.object({ node: z.string(), sentAt: z.number(), commits: z.array(reference) });

/** What another node committed; nothing for our own signals and for those of a version that speaks otherwise. */
export function readSignal(payload: string): CommitReference[] {
  const read = signal.safeParse(parsed(payload));
  if (!read.success) {
    log().warn("a signal could not be read; the tail of the log brings what it told of");
    return [];
  }
  const { node, sentAt, commits } = read.data;
  if (node === nodeId()) return [];
  figures().signalSeconds.observe(Math.max(0, Date.now() - sentAt) / 1_000);
  return commits;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
