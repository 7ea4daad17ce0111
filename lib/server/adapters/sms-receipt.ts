import type { ContactOutcome } from "../../domain/contact-commands.ts";
import { log, traitsOf } from "../log.ts";
import type { Account } from "../twilio/account.ts";
import { isMessageSid } from "../twilio/names.ts";
import { askTwilio, jsonOf } from "../twilio/request.ts";
import { outcomeOfStatus } from "../twilio/statuses.ts";

/** How far the message has come, as its receipt would have told; null when Twilio does not say. */
export async function receiptOf(account: Account, sid: string): Promise<ContactOutcome | null> {
  if (!isMessageSid(sid)) return null;
  try {
    const response = await askTwilio(account, `Messages/${sid}.json`, { signal: AbortSignal.timeout(10_000) });
    const said = response.ok ? await jsonOf(response) : null;
    return said && outcomeOfStatus(String(said.status), sid, String(said.error_code ?? ""));
  } catch (error) {
    log().warn({ error: traitsOf(error) }, "a text's receipt could not be asked for");
    return null;
  }
}
