import { installationHash } from "../../crypto.ts";
import { env } from "../../env.ts";
import type { Mail } from "../../mail-settings.ts";

/** Whom mail goes out and comes back as. `provider` stands on the record with each contact. */
export type MailAccount = Omit<Mail, "smtp"> & { provider: "smtp" | "smtp-sandbox" };

/** What is set up; in a demo without it the sandbox's; else null, and the channel is off. */
export function mailAccount(): MailAccount | null {
  const { mail, demo } = env();
  if (mail) return { ...mail, provider: "smtp" };
  return demo ? sandboxAccount() : null;
}

/** A name that nobody else can have (RFC 2606), and a secret that only this installation's processes know. */
function sandboxAccount(): MailAccount {
  const domain = "mail.baton.example";
  return {
    provider: "smtp-sandbox",
    from: { name: "Larkfield Collections (demo)", address: `desk@${domain}`, domain },
    replyTo: `replies@${domain}`,
    dkim: null,
    webhookSecrets: [installationHash("mail-sandbox", "webhook").toString("hex")],
    perSecond: 20,
  };
}
