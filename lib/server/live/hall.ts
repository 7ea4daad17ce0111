import type { Directory } from "../../domain/directory.ts";
import type { CaseFeeds } from "./case-feeds.ts";
import type { LiveServer } from "./live-socket.ts";
import type { Presence } from "./presence.ts";

/** What the live half of one node shares between its parts. */
export type Hall = {
  io: LiveServer;
  feeds: CaseFeeds;
  presence: Presence;
  /** The organisation by which the rooms were last authorised. */
  directory: Directory;
};
