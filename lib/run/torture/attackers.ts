/** The attackers of the flood, in a process of their own, so that they slow nobody down but the server: `attackers.ts`. */
import { randomUUID } from "node:crypto";
import WebSocket from "ws";

const { ATTACK_URL = "", ATTACK_HEADERS = "{}", ATTACK_REF = "", ATTACK_SECONDS = "10" } = process.env;
const ends = performance.now() + Number(ATTACK_SECONDS) * 1_000;
const headers = JSON.parse(ATTACK_HEADERS);
const LARGE = `42${JSON.stringify([randomUUID(), "x".repeat(1_000_000)])}`;

console.log("the attack is ready");
const [talkers, joiners, large] = await Promise.all([
  crowd(20, () => `421${JSON.stringify(["presence", { ref: ATTACK_REF, state: "viewing" }])}`, 50),
  crowd(20, () => `421${JSON.stringify(["case:join", { ref: ATTACK_REF, after: 0 }])}`, 50),
  crowd(10, () => LARGE, 1),
]);
console.log(`the attack is over: ${JSON.stringify({ talkers, joiners, large })}`);

/** So many at once, each again and again until the time is over. How much they said, and how often they were shown out. */
async function crowd(many: number, message: () => string, burst: number): Promise<{ said: number; shownOut: number }> {
  const counts = { said: 0, shownOut: 0 };
  await Promise.all(Array.from({ length: many }, () => keepOn(message, burst, counts)));
  return counts;
}

async function keepOn(message: () => string, burst: number, counts: { said: number; shownOut: number }): Promise<void> {
  while (performance.now() < ends) {
    await talkUntilShownOut(message, burst, counts);
    counts.shownOut += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Comes in and says the same as fast as the line takes it. */
function talkUntilShownOut(message: () => string, burst: number, counts: { said: number }): Promise<void> {
  const socket = new WebSocket(`${ATTACK_URL.replace("http", "ws")}/live/?EIO=4&transport=websocket`, { headers });
  const go = () => {
    if (performance.now() > ends) return socket.terminate();
    for (let left = burst; left > 0 && socket.bufferedAmount < 2_000_000 && socket.readyState === 1; left -= 1) {
      socket.send(message());
      counts.said += 1;
    }
    setTimeout(go, 5);
  };
  return new Promise((resolve) => {
    socket.on("error", () => {});
    socket.on("close", () => resolve());
    socket.on("message", (data) => {
      const frame = String(data);
      if (frame.startsWith("0")) socket.send("40");
      if (frame.startsWith("40{")) go();
      if (frame === "2") socket.send("3");
    });
  });
}
