/**
 * Opens a case, follows it, and records a payment that the gateway tells of twice:
 *
 *     BATON_URL=http://localhost:3000 BATON_KEY=… BATON_PORTFOLIO=uk-cards node docs/examples/follow-a-payment.ts
 */
import { randomUUID } from "node:crypto";
import { Baton } from "./baton.ts";

const { BATON_URL = "http://localhost:3000", BATON_KEY = "", BATON_PORTFOLIO = "uk-cards" } = process.env;
const baton = new Baton(BATON_URL, BATON_KEY);

const { ref, version } = await baton.openCase(randomUUID(), {
  portfolio: BATON_PORTFOLIO,
  customer: { name: "Ada Example" },
  debts: [{ reference: "INV-1", balanceMinor: 12_000 }],
});
console.log(`${ref} is open at #${version}`);

const paid = Promise.withResolvers<void>();
const following = baton.follow(ref, version, (event) => {
  console.log(`#${event.version} ${event.type}`);
  if (event.type === "payment-received") paid.resolve();
});

const payment = { amountMinor: 2_000, currency: "GBP", method: "card", reference: "P-1" };
const told = `gateway:${randomUUID()}`;
const first = await baton.recordPayment(ref, told, payment);
const again = await baton.recordPayment(ref, told, payment);
console.log(`told twice, counted once: #${first.version} and #${again.version}`);

await paid.promise;
following.stop();
