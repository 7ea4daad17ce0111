import { describe, expect, it } from "vitest";
import { replyText } from "./reply-text.ts";

const ours = "Dear Ruth,\nyour plan is kept.\nhttps://desk.example/c/abc";
const quoted = ours.replaceAll(/^/gm, "> ");

describe("replyText", () => {
  it.each([
    [
      "above the quote",
      `I will pay on Friday.\r\n\r\nOn Sun, 22 Nov 2026 at 12:00, Larkfield <desk@x.example> wrote:\r\n\r\n${quoted}`,
    ],
    [
      "with the line of who wrote broken",
      `I will pay on Friday.\n\nOn Sun, 22 Nov 2026 at 12:00, Larkfield Collections\n<replies+0198@x.example> wrote:\n${quoted}`,
    ],
    ["below the quote", `On 22 Nov 2026 Larkfield wrote:\n${quoted}\n\nI will pay on Friday.`],
    ["without marks on the quote", `I will pay on Friday.\n\nOn 22 Nov 2026 Larkfield wrote:\n\n${ours}`],
    [
      "from Outlook",
      `I will pay on Friday.\n\nFrom: Larkfield <desk@x.example>\nSent: 22 November 2026 12:00\nTo: Ruth\nSubject: Plan\n\n${ours}`,
    ],
    ["from Outlook of the web", `I will pay on Friday.\n________________________________\nVon: Larkfield\n${ours}`],
    ["with the original below", `I will pay on Friday.\n-----Original Message-----\nFrom: x\n${ours}`],
    ["with a signature", "I will pay on Friday.\n-- \nRuth Okafor\n0123"],
    ["from a phone", "I will pay on Friday.\n\nSent from my iPhone"],
    ["in German", `I will pay on Friday.\n\nAm 22.11.2026 um 12:00 schrieb Larkfield <x@y.example>:\n${quoted}`],
    ["in Afrikaans", `I will pay on Friday.\n\nOp 22 Nov. 2026 om 12:00 het Larkfield geskryf wrote:\n${quoted}`],
    ["alone", "  I will pay on Friday. \n\n"],
  ])("keeps what they say %s", (_, text) => expect(replyText(text)).toBe("I will pay on Friday."));

  it("keeps what stands between the lines of a quote", () => {
    expect(replyText("On 22 Nov Larkfield wrote:\n> Can you pay?\nYes.\n> When?\nOn Friday.")).toBe("Yes.\nOn Friday.");
  });

  it("keeps a sentence that only begins like a quote's head", () => {
    const text = "On Friday I wrote to you: no answer came.\nFrom: now on I pay weekly.\nI lost my job.";
    expect(replyText(text)).toBe(text);
  });

  it("keeps all of it rather than nothing", () => {
    expect(replyText(quoted)).toBe(quoted);
    expect(replyText("")).toBe("");
  });

  it("is text that can be kept, wherever it is cut and whatever came", () => {
    for (const text of [`${"a".repeat(9_999)}😀😀`, "half: \ud83d", "\ude00 half"])
      expect(replyText(text).isWellFormed()).toBe(true);
  });

  it("is no longer than ten thousand characters, and takes no longer for a text without end", () => {
    const began = process.cpuUsage();
    for (const text of ["x".repeat(200_000), "On ".repeat(60_000), "\n".repeat(200_000), "From: a\n".repeat(20_000)])
      expect(replyText(text).length).toBeLessThanOrEqual(10_000);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  });
});
