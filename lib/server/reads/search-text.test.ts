import { describe, expect, it } from "vitest";
import { matches, wantedOf } from "./search-text.ts";

const ruth = { name: "Ruth \u00c5chterberg-O'Neill", phone: "+44 (0)7700 900117", email: "Ruth@Customer.example" };
const finds = (text: string) => matches(wantedOf(text), ruth);

describe("a search", () => {
  it.each(["ruth", "RUTH achter", "achterberg, ruth", "\u00e5chter", "o'neill", "th"])("finds a name by %s", (text) => {
    expect(finds(text)).toBe(true);
  });
  it.each(["07700 900117", "+447700900117", "07700-900117", "ruth@customer.example"])(
    "finds the whole of %s",
    (text) => {
      expect(finds(text)).toBe(true);
    },
  );
  it.each(["900117", "0770090011", "ruth@customer", "@", "117", "ben", "ruth ben", " "])(
    "does not find by %s",
    (text) => {
      expect(finds(text)).toBe(false);
    },
  );
  it("finds nobody without a number by a number", () => {
    expect(matches(wantedOf("07700 900117"), { name: "N", phone: null, email: null })).toBe(false);
  });
});
