/** What customers do by a link to pay. */
import type { MoneySystemCommand } from "../../lib/domain/money-commands.ts";
import type { PayMethod } from "../../lib/domain/money-words.ts";
import type { Identity } from "../../lib/server/identity.ts";
import { newId } from "../../lib/server/ids.ts";
import { type Beat, type Story, worker } from "./story.ts";

const DAY = 24 * 60;
const MINUTES_TO_PAY = 30;
export const GATEWAY: Identity = { actor: { kind: "gateway", id: "larkpay" } };

/** A card that is refused once, and then takes it. */
export const paidByLink: Beat = {
  days: 1,
  play: async (story) => {
    await openLink(story);
    await begin(story, "card");
    await told(story, (sessionId) => ({ type: "fail-payment", data: { sessionId, code: "insufficient-funds" } }));
    await story.on.wait(2);
    await taken(story, "card");
  },
};

/** From a bank account, which answers the next day. */
export const paidByBank: Beat = {
  days: 2,
  play: async (story) => {
    await openLink(story);
    await begin(story, "bank");
    const until = new Date(Date.parse(story.on.now) + 2 * DAY * 60_000).toISOString();
    await told(story, (sessionId) => ({ type: "await-payment", data: { sessionId, until } }));
    await story.on.wait(DAY);
    await taken(story, "bank-transfer");
  },
};

export const gaveUpPaying: Beat = {
  days: 1,
  play: async (story) => {
    await openLink(story);
    await begin(story, "card");
    await story.on.wait(3);
    await told(
      story,
      (sessionId) => ({ type: "abandon-payment", data: { sessionId, why: "cancelled" } }),
      customer(story),
    );
  },
};

/** Somebody else's answers close one link, and a colleague takes back the next. */
export const closedLinks: Beat = {
  days: 1,
  play: async (story) => {
    const { on } = story;
    const by = await worker(story);
    await on.does(by, "make-pay-link", {});
    await on.wait(40);
    const linkId = on.state.payLinks.at(-1)?.id ?? "";
    await on.happens({ type: "open-pay-link", data: { linkId } }, customer(story), said("open-pay-link"));
    await on.wait(3);
    await on.happens({ type: "lock-pay-link", data: { linkId } }, customer(story), said("lock-pay-link"));
    await on.wait(60);
    await on.does(by, "make-pay-link", { days: 7 });
    await on.does(by, "revoke-pay-link", { linkId: on.state.payLinks.at(-1)?.id ?? "" });
  },
};

export const cannotAfford: Beat = {
  days: 1,
  play: async (story) => {
    await openLink(story);
    const text = story.chance.pick(["My hours were cut in September.", "I am between jobs until January."]);
    await story.on.does(customer(story), "record-hardship", { text });
  },
};

/** A colleague makes a link; the customer opens it and is identified. */
export async function openLink(story: Story): Promise<void> {
  const { on, chance } = story;
  await on.does(await worker(story), "make-pay-link", {});
  await on.wait(chance.between(5, 90));
  const data = { linkId: on.state.payLinks.at(-1)?.id ?? "", identified: true };
  await on.happens({ type: "open-pay-link", data }, customer(story), said("open-pay-link"));
  await on.wait(2);
}

/** The customer goes to the gateway, with an eighth of what is owed where nothing else is said. */
export async function begin(story: Story, method: PayMethod, asked?: number): Promise<void> {
  const { on } = story;
  const { balanceMinor, currency, payLinks } = on.state;
  const amountMinor = asked ?? Math.max(100, Math.round(balanceMinor / 800) * 100);
  const about = { sessionId: newId(), amountMinor, currency, linkId: payLinks.at(-1)?.id ?? "" };
  const data = { ...about, minutes: MINUTES_TO_PAY };
  await on.happens({ type: "start-payment", data }, customer(story), said("start-payment"));
  await told(story, (sessionId) => ({ type: "choose-method", data: { sessionId, method } }));
  await on.wait(1);
}

/** The gateway has the money. */
export async function taken(story: Story, method: "card" | "bank-transfer"): Promise<void> {
  const { paySession, currency, ref } = story.on.state;
  const payment = `LP-${ref}-${story.on.state.version}`;
  const amountMinor = paySession?.amountMinor ?? 0;
  const via = { gateway: "larkpay", payment };
  await told(story, (sessionId) => ({
    type: "take-payment",
    data: { amountMinor, currency, method, reference: payment, sessionId, via },
  }));
}

/** Of the payment that is being made. */
export function told(story: Story, command: (sessionId: string) => MoneySystemCommand, by = GATEWAY) {
  const one = command(story.on.state.paySession?.id ?? "");
  return story.on.happens(one, by, said(one.type));
}

/** Ids are made anew when the story is told again: it is the same all the same. */
function said(type: MoneySystemCommand["type"]) {
  return { type, data: {} };
}

function customer({ on }: Story): Identity {
  return { actor: { kind: "customer", id: on.state.customer.id } };
}
