import { listeningNodes } from "../listeners.ts";
import type { Presence } from "./presence.ts";
import { readPresence } from "./presence-signal.ts";
import { tellLines, tellPresence } from "./presence-told.ts";

/** Brings this node's book of who is where together with those of the other nodes. */
export class PresenceElsewhere {
  #presence: Presence;
  /** Nodes that did not listen at the last look: one that makes its connection again is not gone yet. */
  #missed = new Set<string>();

  constructor(presence: Presence) {
    this.#presence = presence;
  }

  /** This node listens, from its start or again after a while of hearing nothing: all say what they know. */
  greet(): void {
    void tellPresence("hello");
    void tellLines(this.#presence.own());
  }

  hear(payload: string): void {
    const said = readPresence(payload);
    if (said?.tell === "lines") this.#presence.hear(said.node, said.lines);
    if (said?.tell === "hello") void tellLines(this.#presence.own());
    if (said?.tell === "gone") this.#presence.forget((node) => node === said.node);
  }

  /** A node that was killed takes nobody back: whoever was there by it is gone after two looks. */
  async forgetTheGone(): Promise<void> {
    const nodes = this.#presence.nodes();
    const missing = nodes.size > 0 ? nodes.difference(await listeningNodes()) : nodes;
    const gone = missing.intersection(this.#missed);
    this.#missed = missing;
    this.#presence.forget((node) => gone.has(node));
  }
}
