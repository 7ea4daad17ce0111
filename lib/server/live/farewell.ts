import type { Server as HttpServer } from "node:http";
import type { LiveServer } from "./live-socket.ts";

const FAREWELL_MS = 1_000;

/** The part of engine.io that its types keep to themselves. */
type Engine = { ws: { options: { closeTimeout?: number } } };

/** Whoever is shown out and does not answer the farewell would keep the line for half a minute, and could keep thousands. */
export function hurryFarewells(server: HttpServer, io: LiveServer): void {
  // engine.io makes what accepts WebSockets anew when the server begins to listen.
  server.on("listening", () => {
    (io.engine as unknown as Engine).ws.options.closeTimeout = FAREWELL_MS;
  });
}
