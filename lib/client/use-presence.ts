"use client";
import { useEffect, useState } from "react";
import { liveSocket, useConnection } from "./connection.ts";

export type PresenceState = "viewing" | "editing" | "on-call" | "away";
/** `on`: the reference of the customer's other case that the person is on. */
export type PersonHere = { id: string; name: string; team: string; state: PresenceState; on?: string };

const HEARTBEAT_MS = 15_000;
const IDLE_MS = 120_000;

/** Says what this person does on the case (away when the tab is hidden or idle) and hears who else is there. */
export function usePresence(ref: string, doing: Exclude<PresenceState, "away">): PersonHere[] {
  const [people, setPeople] = useState<PersonHere[]>([]);
  const connection = useConnection();
  const away = useAway();
  const state = away && doing === "viewing" ? "away" : doing;

  useEffect(() => {
    if (connection.state !== "live") return;
    const socket = liveSocket();
    const hear = (message: { ref: string; people: PersonHere[] }) => {
      if (message.ref === ref) setPeople(message.people);
    };
    socket.on("presence", hear);
    return () => {
      socket.off("presence", hear);
      setPeople([]);
    };
  }, [ref, connection.state]);

  useEffect(() => {
    if (connection.state !== "live") return;
    const say = () => liveSocket().emit("presence", { ref, state });
    say();
    const beat = setInterval(say, HEARTBEAT_MS);
    return () => clearInterval(beat);
  }, [ref, state, connection.state]);

  return people;
}

function useAway(): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setAway(true), IDLE_MS);
    const active = () => {
      clearTimeout(timer);
      setAway(document.hidden);
      timer = setTimeout(() => setAway(true), IDLE_MS);
    };
    const events = ["pointerdown", "keydown", "visibilitychange"] as const;
    for (const event of events) document.addEventListener(event, active, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of events) document.removeEventListener(event, active);
    };
  }, []);
  return away;
}
