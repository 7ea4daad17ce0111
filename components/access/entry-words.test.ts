import { describe, expect, it } from "vitest";
import { askedWords, whatWords, whoWords, whyWords } from "#components/access/entry-words.ts";
import type { AccessEntry } from "#lib/client/access-log.ts";

const names = { person: () => "Ben", team: () => "Early Arrears" };
const entry: AccessEntry = {
  id: "1",
  at: "2026-11-22T09:00:00.000Z",
  actor: { kind: "user", id: "x", name: "Ben" },
  via: "page",
  action: "open",
  ref: null,
  field: null,
  purpose: null,
  detail: null,
  results: null,
};

describe("a line of the access log in words", () => {
  it("says what was done and how much came of it", () => {
    expect(whatWords(entry)).toBe("Opened a case");
    expect(whatWords({ ...entry, action: "reveal", field: "birth-date" })).toBe("Revealed a value: date of birth");
    expect(whatWords({ ...entry, action: "export", results: 1 })).toBe("Exported a list, 1 result");
  });

  it("says who it was, people by name and keys as keys", () => {
    expect(whoWords(entry)).toBe("Ben");
    expect(whoWords({ ...entry, actor: { kind: "api", id: "env", name: "BATON_API_KEY" } })).toBe(
      "API key BATON_API_KEY",
    );
  });

  it("says what was asked for", () => {
    const detail = { list: "cases", sort: "due", team: "early-arrears", view: "waiting" };
    expect(askedWords({ ...entry, detail }, names)).toBe("Cases: waiting, not taken; team Early Arrears; by due");
    expect(askedWords({ ...entry, detail: { person: "x", action: "reveal" } }, names)).toBe(
      "person Ben; revealed a value",
    );
    const statement = { list: "statement", format: "pdf", from: "2026-11-01", to: "2026-11-30" };
    expect(askedWords({ ...entry, detail: statement }, names)).toBe(
      "Statement of account: format pdf; from 2026-11-01; to 2026-11-30",
    );
    expect(askedWords(entry, names)).toBe("");
  });

  it("says what a search looked for as what was asked, not as why", () => {
    const search: AccessEntry = { ...entry, action: "search", purpose: "archer", results: 3 };
    expect([whatWords(search), whyWords(search), askedWords(search, names)]).toEqual([
      "Searched, 3 results",
      "",
      "“archer”",
    ]);
    expect(whyWords({ ...entry, action: "reveal", purpose: "Ring back" })).toBe("Ring back");
  });
});
