import { describe, expect, it } from "vitest";
import { pool } from "../database.ts";
import { AMARA, BEN, caseId, command, PRIYA } from "../live/given-live.ts";
import type { Problem } from "../problem.ts";
import { readCase } from "../reads/case.ts";
import { verifyEverything } from "../verify/everything.ts";
import { givenCustomer } from "./given-sending.ts";
import { openSendingDesk } from "./given-sending-desk.ts";
import { historyOf } from "./history.ts";

openSendingDesk();

describe("the attempts that the law allows", () => {
  it("of two people and one that is left, one keeps it, and the other hears who and until when", async () => {
    const [one, other] = [
      await givenCustomer({ reference: "few" }),
      await givenCustomer({ reference: "few", portfolio: "us-loans" }),
    ];
    for (let call = 0; call < 6; call += 1)
      await command(call % 2 ? one.ref : other.ref, "record-contact", {
        channel: "call",
        direction: "outbound",
        disposition: "no-answer",
      });
    const reserve = (ref: string, id: string) =>
      command(ref, "reserve-attempt", { channel: "call", purpose: "collection" }, { actor: { kind: "user", id } });
    await command(one.ref, "take-case", {}, { actor: { kind: "user", id: AMARA } });
    await command(other.ref, "take-case", {}, { actor: { kind: "user", id: BEN } });
    const both = await Promise.allSettled([reserve(one.ref, AMARA), reserve(other.ref, BEN)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((end) => end.status === "rejected");
    expect(refused?.reason).toMatchObject({ status: 422, code: "refused", extra: { rule: "us.call-attempts" } });
    const [winner, name] = both[0].status === "fulfilled" ? [AMARA, "amara"] : [BEN, "ben"];
    expect(refused?.reason.extra.reserved).toEqual([{ by: winner, until: expect.stringMatching(/Z$/) }]);
    expect(refused?.reason.message).toContain(`${name} keeps one until`);
  });

  it("say nothing of who keeps one on a case that is not theirs to read", async () => {
    const one = await givenCustomer({ reference: "two-books", portfolio: "us-loans" });
    const other = await givenCustomer({ reference: "two-books" });
    await pool().query("insert into grants values ('specialist-support', 'us-cards')");
    await command(one.ref, "take-case", {}, { actor: { kind: "user", id: AMARA } });
    await command(other.ref, "reassign", { toTeam: "specialist-support", reason: "For the test" });
    const reserve = (ref: string, id: string) =>
      command(ref, "reserve-attempt", { channel: "call", purpose: "collection" }, { actor: { kind: "user", id } });
    await reserve(one.ref, AMARA);
    for (let call = 0; call < 6; call += 1)
      await command(one.ref, "record-contact", { channel: "call", direction: "outbound", disposition: "no-answer" });
    const refused = await reserve(other.ref, PRIYA).then(
      () => null,
      (error: Problem) => error,
    );
    expect(refused?.extra.reserved).toEqual([{ until: expect.stringMatching(/Z$/) }]);
    expect(JSON.stringify([refused?.message, refused?.extra])).not.toContain("amara");
    expect(JSON.stringify(refused?.extra)).not.toContain(AMARA);
    expect(refused?.message).toMatch(/One is kept on another case until \d\d:\d\d UTC\.$/);
  });

  it("are the customer's: calls to whoever acts for them use none of them up", async () => {
    const { ref } = await givenCustomer({ portfolio: "us-loans" });
    const id = await caseId(ref);
    const asAmara = { actor: { kind: "user", id: AMARA } } as const;
    const history = async () => {
      const { rows } = await pool().query<{ customer_id: string }>("select customer_id from cases where id = $1", [id]);
      return historyOf(rows[0]?.customer_id ?? "", pool());
    };
    await command(ref, "take-case", {}, asAmara);
    await command(ref, "appoint-representative", { kind: "debt-adviser" }, asAmara);
    const asked = { channel: "call", purpose: "collection", recipient: "representative" };
    await command(ref, "reserve-attempt", asked, asAmara);
    expect(await history()).toEqual([]);
    const { case: state } = await readCase({ kind: "api", id: "env", scopes: ["read"] }, ref);
    const call = { channel: "call", direction: "outbound", disposition: "no-answer" };
    await command(ref, "record-contact", { ...call, reservationId: state.reservations[0]?.id }, asAmara);
    expect(await history()).toEqual([]);
    expect((await verifyEverything(ref)).findings).toEqual([]);
    await command(ref, "record-contact", call, asAmara);
    expect(await history()).toMatchObject([{ channel: "call", kind: "attempt" }]);
  });
});
