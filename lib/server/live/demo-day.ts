import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { SIMULATED_AGENT } from "../../domain/demo-day.ts";
import { seatDayPlayer } from "../demo-day.ts";
import { env } from "../env.ts";
import { DayPlay } from "./day-play.ts";
import type { LiveServer } from "./live-socket.ts";

const RATE = "2";
const PEOPLE = "8";

/** Lets this process play the demo's day to everybody who is connected to it. Returns how to end that. */
export function offerDemoDay(io: LiveServer): () => void {
  const play = new DayPlay({ launch, watching: () => onlookers(io), tell: (day) => io.emit("demo:day", day) });
  seatDayPlayer(play);
  return () => {
    seatDayPlayer(null);
    play.stop();
  };
}

function onlookers(io: LiveServer): string[] {
  const people = [...io.sockets.sockets.values()].flatMap(({ data, handshake }) => {
    const { actor } = data.guest.identity;
    return actor.kind === "user" && handshake.headers["user-agent"] !== SIMULATED_AGENT ? [actor.id] : [];
  });
  return [...new Set(people)];
}

/** `npm run simulate` on this very server. Its channel to us ends it when we are gone, however that came about. */
function launch(): ChildProcess {
  const program = join(process.cwd(), "lib", "run", "simulate.ts");
  const play = ["--rate", RATE, "--people", PEOPLE, "--seed", `day ${Date.now()}`];
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...play], {
    env: settings(),
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** What a player of the demo has to know, and nothing else: not the database, not the keys of what is sealed. */
function settings(): NodeJS.ProcessEnv {
  const { publicUrl, port, dataDir, apiKey, demoPassword } = env();
  return {
    PATH: process.env.PATH,
    NODE_ENV: process.env.NODE_ENV,
    NEXTAUTH_URL: publicUrl,
    PORT: String(port),
    BATON_DATA_DIR: dataDir,
    BATON_API_KEY: apiKey ?? "",
    BATON_DEMO: "1",
    BATON_DEMO_PASSWORD: demoPassword,
  };
}
