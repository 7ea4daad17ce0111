import { describe, expect, it } from "vitest";
import { keywordOf } from "./contact-keywords.ts";

describe("keywordOf", () => {
  it.each(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"])("%s stops", (word) => {
    expect(keywordOf(word)).toBe("stop");
    expect(keywordOf(word.toLowerCase())).toBe("stop");
  });

  it.each([
    " Stop. ",
    "stop!!!",
    "“STOP”",
    "S T O P",
    "s.t.o.p",
    "ＳＴＯＰ",
    "STOP 🛑",
    "Stop​",
    "opt-out",
    "Opt Out",
    "STOP ALL",
    "stop-all",
    "un-subscribe",
    "Please stop",
    "STOP PLEASE",
    "Don’t text me",
    "Stop\n\nSent from my phone",
    "STOP\r\nRuth",
    "¡Alto!",
    "NO MAS",
    "no más",
    "Darme de baja",
    "Hou op",
    "Kanselleer",
    "beëindig",
  ])("%j stops, however it is typed", (text) => expect(keywordOf(text)).toBe("stop"));

  it.each(["START", "yes", "Unstop", "un stop", "Sí", "si", "Ja.", "Begin", "teken in"])("%j starts again", (text) =>
    expect(keywordOf(text)).toBe("start"),
  );

  it.each(["HELP", "info", "Help?", "Ayuda", "Información", "Hulp", "who is this?"])("%j asks who writes", (text) =>
    expect(keywordOf(text)).toBe("help"),
  );

  it.each([
    "",
    "   ",
    "🛑",
    "I will stop by on Friday",
    "stop the payment of 3 May, I paid in cash",
    "Can you help me with a plan?",
    "yes, I will pay on Friday",
    "yes\nI will pay on Friday",
    "weekend",
    "ended",
    "startle",
    `stop ${"please ".repeat(40)}`,
  ])("%j is a message like any other", (text) => expect(keywordOf(text)).toBeNull());
});
