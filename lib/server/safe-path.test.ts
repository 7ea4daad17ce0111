import { expect, it } from "vitest";
import { landingPath, safePath } from "./safe-path.ts";

it("keeps paths and addresses of ours", () => {
  expect(safePath("/cases/C-1?tab=2#e5")).toBe("/cases/C-1?tab=2#e5");
  expect(safePath("http://localhost:3000/queue")).toBe("/queue");
  expect(safePath("http://127.0.0.1:3000/queue")).toBe("/queue");
  expect(safePath(undefined)).toBe("/");
});

it.each([
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "http://localhost:3000//evil.example",
  "http://localhost:3000@evil.example",
  "http://localhost:3001/queue",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://[",
  `/${"x".repeat(2_000)}`,
  `/queue?q=${"ė".repeat(500)}`,
])("leads nowhere else: %s", (said) => {
  expect(safePath(said)).toBe("/");
});

it("lands on the page that was asked for, else on the queue, never on a page that only signs in", () => {
  expect(landingPath("/cases/C-1")).toBe("/cases/C-1");
  for (const said of [undefined, "/", "//evil.example", ["/a", "/b"], "/sign-in?x=1", "/welcome/t", "/api/v1/me"]) {
    expect(landingPath(said)).toBe("/queue");
  }
});
