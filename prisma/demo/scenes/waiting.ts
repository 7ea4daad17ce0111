/** Cases that wait in Early Arrears' queue. */
import { addDays, type Instant } from "../../../lib/domain/calendar.ts";
import { person } from "../people.ts";
import { ago, begin, DAY, HOUR, type Scene } from "./scene.ts";

/** Disputes has given it back to the queue; untaken for 22 minutes. */
export const givenBackToTheQueue: Scene = async (now) => {
  const debts = [{ reference: "LB-5111-0088", balanceMinor: 8_820, dueOn: addDays(now.slice(0, 10), -47) }];
  const setting = { key: "given-back", number: 911, name: "Meera Desai", debts } as const;
  const { on } = await begin(now, { ...setting, portfolio: "uk-cards", openedMinutesAgo: 12 * DAY });
  await on.wait(2 * HOUR);
  const dispute = { reason: "already-paid", note: "Paid at the branch in cash; has the slip." } as const;
  const heard = { channel: "call", direction: "inbound", disposition: "right-party-dispute", dispute } as const;
  await on.does(person("lena"), "record-contact", { ...heard, note: "Called while nobody held the case." });
  await on.waitUntil(ago(now, 2 * DAY));
  const note = "Slip was sent by email; please compare with the branch’s list.";
  await on.does(person("amara"), "offer-handover", {
    toTeam: "disputes",
    reason: "dispute",
    note,
    acceptWithinMinutes: 2_880,
  });
  await on.wait(HOUR);
  const handoverId = on.state.handover?.id ?? "";
  await on.does(person("ines"), "accept-handover", {
    handoverId,
    readBack: "I compare the slip with the branch’s list.",
  });
  await on.waitUntil(ago(now, 25));
  const disputeId = on.state.disputes[0]?.id ?? "";
  const found = "The slip is for another account. Explained by email; the customer accepts.";
  await on.does(person("ines"), "resolve-dispute", { disputeId, outcome: "rejected", note: found });
  await on.waitUntil(ago(now, 22));
  await on.does(person("ines"), "return-case", {
    reason: "Dispute is answered. Ready for a first call about payment.",
  });
};

/** Cases of the last hours that nobody has taken; the newest came in a minute ago. */
export const fresh: Scene[] = [
  [921, "Rhys Llewellyn", 1],
  [922, "Siobhán O’Dowd", 9],
  [923, "Agnieszka Kowalczyk", 38],
  [924, "Hamza Chaudhry", 95],
  [925, "ليلى حدّاد", 140],
  [926, "Kwame Mensah", 210],
].map(
  ([number, name, minutes]) =>
    (now: Instant) =>
      justOpened(now, Number(number), String(name), Number(minutes)),
);

/** Nobody has touched it, and its first action is long due. */
export const overdue: Scene = (now) => justOpened(now, 927, "Peter Grant", 6 * DAY);

async function justOpened(now: Instant, number: number, name: string, minutes: number): Promise<void> {
  const debts = [
    {
      reference: `LB-${4_200 + number}-${(number * 37) % 10_000}`,
      balanceMinor: 12_000 + ((number * 9_173) % 90_000),
      dueOn: addDays(now.slice(0, 10), -31),
    },
  ];
  await begin(now, { key: `fresh-${number}`, number, name, portfolio: "uk-cards", openedMinutesAgo: minutes, debts });
}
