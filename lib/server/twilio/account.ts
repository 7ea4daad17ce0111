import { installationHash } from "../crypto.ts";
import { env } from "../env.ts";
import type { TwilioSettings } from "./settings.ts";

/** The account that texts and WhatsApp go through. `provider` stands on the record with each contact. */
export type Account = TwilioSettings & { provider: "twilio" | "twilio-sandbox" };

/** The one that is set up; in a demo without one the sandbox's; else null, and both channels are off. */
export function twilioAccount(): Account | null {
  const { twilio, demo } = env();
  if (twilio) return { ...twilio, provider: "twilio" };
  return demo ? sandboxAccount() : null;
}

/** The sandbox's number: from the range that is kept free for drama, so that it is nobody's. */
const SANDBOX_NUMBER = "+447700900000";

/** This installation's own account with the sandbox inside it. Null where there is no sandbox. */
export function sandboxAccount(): Account | null {
  const { twilio, demo } = env();
  if (twilio || !demo) return null;
  const secret = (what: string) => installationHash("twilio-sandbox", what).toString("hex").slice(0, 32);
  return {
    provider: "twilio-sandbox",
    url: `${ownAddress()}/api/sandbox/twilio`,
    accountSid: `AC${secret("account")}`,
    authToken: secret("token"),
    from: { sms: SANDBOX_NUMBER, whatsapp: SANDBOX_NUMBER },
    // What one small machine takes in together with the receipts that follow.
    perSecond: 25,
  };
}

/** Where this installation answers: this process itself, or from a worker alone whatever stands behind the public origin. */
export function ownAddress(): string {
  const { role, publicUrl, host, port } = env();
  if (role === "worker") return publicUrl;
  const here = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${here.includes(":") ? `[${here}]` : here}:${port}`;
}
