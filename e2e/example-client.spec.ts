import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { Baton, BatonProblem, type CaseEvent } from "../docs/examples/baton.ts";
import { expect, test } from "./fixtures.ts";

const KEY = process.env.BATON_E2E_KEY ?? "";
const payment = { amountMinor: 2_000, currency: "GBP", method: "card", reference: "P-1" };
const opening = {
  portfolio: "uk-cards",
  customer: { name: "Ada Example" },
  debts: [{ reference: "INV-1", balanceMinor: 9_000 }],
};

test("the example's client opens, pays once however often it is told, and goes on after a cut", async ({ baseURL }) => {
  const baton = new Baton(baseURL ?? "", KEY);
  const { ref, version } = await baton.openCase(randomUUID(), opening);
  const heard: CaseEvent[] = [];
  const following = baton.follow(ref, version, (event) => heard.push(event));
  const versions = () => heard.map((event) => event.version);

  const first = await baton.recordPayment(ref, `gateway:example-1-${ref}`, payment);
  expect(first.version).toBe(version + 1);
  expect((await baton.recordPayment(ref, `gateway:example-1-${ref}`, payment)).version).toBe(version + 1);
  await expect.poll(versions).toEqual([version + 1]);

  following.socket.disconnect();
  for (const each of ["2", "3"]) await baton.recordPayment(ref, `gateway:example-${each}-${ref}`, payment);
  following.socket.connect();
  await expect.poll(versions).toEqual([version + 1, version + 2, version + 3]);
  await baton.recordPayment(ref, `gateway:example-4-${ref}`, payment);
  await expect.poll(versions).toEqual([1, 2, 3, 4].map((each) => version + each));
  following.stop();

  expect(await baton.eventsAfter(ref, 0)).toHaveLength(version + 4);
  const refused = await baton
    .recordPayment(ref, `gateway:example-5-${ref}`, { ...payment, currency: "USD" })
    .catch((error) => error);
  expect(refused).toBeInstanceOf(BatonProblem);
  expect(refused.problem).toMatchObject({ status: 422, code: "wrong-currency" });
});

test("the example runs as it says", async ({ baseURL }) => {
  const env = { ...process.env, BATON_URL: baseURL, BATON_KEY: KEY };
  const child = spawn(process.execPath, ["docs/examples/follow-a-payment.ts"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  expect(await text(child.stdout)).toMatch(/is open at #\d+[\s\S]*told twice, counted once: #(\d+) and #\1\n/);
});
