import type { Directory } from "../../domain/directory.ts";
import { mayRead, type Viewer } from "../../domain/permissions.ts";
import { viewerOf } from "../identity.ts";
import type { Guest } from "./live-socket.ts";

/** Whether the guest may read a portfolio's cases by this organisation; nobody may who is no longer active. */
export function guestMayRead(guest: Guest, portfolio: string, directory: Directory): boolean {
  const viewer = viewerOfGuest(guest, directory);
  return viewer !== null && mayRead(viewer, portfolio);
}

/** The guest as a viewer, or null once the person is not active. */
export function viewerOfGuest({ identity }: Guest, directory: Directory): Viewer | null {
  const { kind, id } = identity.actor;
  return kind === "user" && !directory.people[id]?.active ? null : viewerOf(identity, directory);
}
