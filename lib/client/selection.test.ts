import { describe, expect, it } from "vitest";
import { add, extend, NOTHING, sinceChosen, toggle } from "./selection.ts";

const rows = ["A", "B", "C", "D", "E"].map((ref, at) => ({ ref, version: at + 1 }));
const row = (ref: string) => rows.find((one) => one.ref === ref) ?? { ref, version: 1 };
const refs = (chosen: typeof NOTHING) => [...chosen.versions.keys()];

describe("a selection", () => {
  it("takes a row and leaves it again", () => {
    const chosen = toggle(NOTHING, row("B"));
    expect(refs(chosen)).toEqual(["B"]);
    expect(refs(toggle(chosen, row("B")))).toEqual([]);
  });

  it("extends from where it began, in either direction, over what is there now", () => {
    expect(refs(extend(toggle(NOTHING, row("B")), row("D"), rows))).toEqual(["B", "C", "D"]);
    expect(refs(extend(toggle(NOTHING, row("D")), row("B"), rows)).toSorted()).toEqual(["B", "C", "D"]);
    const reordered = [row("D"), row("A"), row("B"), row("E"), row("C")];
    expect(refs(extend(toggle(NOTHING, row("D")), row("B"), reordered))).toEqual(["D", "A", "B"]);
  });

  it("extends to the row alone when the list no longer has its beginning", () => {
    expect(refs(extend(toggle(NOTHING, row("Z")), row("B"), rows))).toEqual(["Z", "B"]);
  });

  it("keeps what was chosen when more is added, and the version at which it was", () => {
    const chosen = add(toggle(NOTHING, row("A")), [{ ref: "A", version: 9 }, row("C")]);
    expect([...chosen.versions]).toEqual([
      ["A", 1],
      ["C", 3],
    ]);
  });

  it("knows what changed and what left since", () => {
    const chosen = add(NOTHING, rows);
    const now = [{ ref: "A", version: 4 }, row("B"), row("C")];
    expect(sinceChosen(chosen, now)).toEqual({ changed: 1, gone: 2 });
  });
});
