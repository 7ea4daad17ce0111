/** What happens in the sandbox by itself: banks answer, sessions end, webhooks are sent again. */
import { inTransaction } from "../../database.ts";
import { sandboxStripeAccount } from "../../stripe/account.ts";
import { settleBank } from "./paying.ts";
import { expireSession } from "./sessions.ts";
import { deliverDue } from "./telling.ts";

type Due = { id: string; settles: "succeeds" | "fails" | "expires" };

/** Does what is due by now. Nothing where there is no sandbox. */
export async function runSandboxClock(): Promise<void> {
  if (!sandboxStripeAccount()) return;
  while (await settleOne());
  await deliverDue();
}

async function settleOne(): Promise<boolean> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Due>(
      `select id, settles from sandbox_stripe_objects where settles_at <= clock_timestamp()
       order by settles_at limit 1 for update skip locked`,
    );
    const due = rows[0];
    if (!due) return false;
    if (due.settles === "expires") await expireSession(client, due.id);
    else await settleBank(client, due.id, due.settles);
    await client.query("update sandbox_stripe_objects set settles_at = null, settles = null where id = $1", [due.id]);
    return true;
  });
}
