/** "Play the day": on the demo, colleagues and gateways at work so that a desk can be seen alive. */
export type DemoDay = {
  playing: boolean;
  /** When it ends by itself; null while nothing is played. */
  until: string | null;
  /** Who started it (a person's id). */
  startedBy: string | null;
};

/** How simulated colleagues call themselves, so that they are not taken for people who look on. */
export const SIMULATED_AGENT = "baton-simulate";
