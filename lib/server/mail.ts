import { closeEmail } from "./adapters/email.ts";
import { startMailSandbox } from "./sandbox/mail-server.ts";

/** What a process that sends needs beside the adapter: in a demo the sandbox's mail server. Stopped, the kept connections end. */
export async function startMail(): Promise<{ stop(): Promise<void> }> {
  const sandbox = await startMailSandbox();
  return {
    stop: async () => {
      closeEmail();
      await sandbox?.stop();
    },
  };
}
