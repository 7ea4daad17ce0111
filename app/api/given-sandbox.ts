/** Test kit: a demo's desk that answers over the network, with the sandbox of texts in it. Only tests import it. */
import { type Account, sandboxAccount } from "#lib/server/twilio/account.ts";
import { serveRoutes } from "./given-server.ts";
import { openDesk } from "./v1/given-api.ts";

export type Sandbox = { url: string; account: Account; close(): Promise<void> };

/** The settings of the process are read with it: a test calls it before anything that reads them. */
export async function openSandbox(): Promise<Sandbox> {
  const served = await serveRoutes();
  process.env.PORT = new URL(served.url).port;
  process.env.BATON_DEMO = "1";
  const desk = await openDesk();
  const account = sandboxAccount();
  if (!account) throw new Error("there is no sandbox");
  return {
    url: served.url,
    account,
    close: async () => {
      await served.stop();
      await desk.close();
    },
  };
}
