import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { io } from "socket.io-client";

test("a page runs its own scripts under a nonce, and asks nobody else for anything", async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (asked) => {
    if (!/^data:/.test(asked.url()) && !asked.url().startsWith(`${baseURL}/`)) complaints.push(asked.url());
  });
  const answer = await page.goto("/sign-in");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toContain("frame-ancestors 'none'");
  const nonces = await page
    .locator("script")
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLElement).nonce));
  expect(nonces.length).toBeGreaterThan(0);
  expect(new Set(nonces)).toEqual(new Set([nonce]));
  expect(complaints).toEqual([]);
  const again = await page.request.get("/sign-in");
  expect(again.headers()["content-security-policy"]).not.toContain(nonce);
});

test("every answer has its own trace id, whatever the client sends", async ({ request: api }) => {
  for (const path of ["/sign-in", "/api/v1/me", "/no-such-page", "/healthz"]) {
    const answer = await api.get(path, { headers: { "x-trace-id": "mine" } });
    expect(answer.headers()["x-trace-id"], path).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers()["x-powered-by"]).toBeUndefined();
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  }
});

test("a method that an address does not have is a problem, behind Next too, and says nothing to Next", async ({
  request: api,
}) => {
  for (const [method, path, allow] of [
    ["DELETE", "/api/v1/me", "GET, HEAD, OPTIONS"],
    ["PUT", "/api/v1/cases/C-0000-0000/commands", "POST, OPTIONS"],
    ["PATCH", "/api/openapi.json", "GET, HEAD, OPTIONS"],
    ["POST", "/healthz", "GET, HEAD, OPTIONS"],
  ] as const) {
    const answer = await api.fetch(path, { method, headers: { rsc: "1" } });
    expect([answer.status(), answer.headers().allow], path).toEqual([405, allow]);
    expect(await answer.json()).toMatchObject({ code: "method-not-allowed", status: 405 });
  }
  expect((await api.get("/api/v1/me", { headers: { rsc: "1" }, maxRedirects: 0 })).status()).toBe(401);
});

test("the live socket and Next share one server, and other upgrades are refused at once", async ({ baseURL }) => {
  const socket = io(`${baseURL}`, {
    path: "/live",
    transports: ["websocket"],
    auth: { token: process.env.BATON_E2E_KEY },
    reconnection: false,
  });
  await new Promise((resolve, reject) => socket.once("connect", () => resolve(true)).once("connect_error", reject));
  expect(await upgrade(`${baseURL}/sign-in`)).toBe(404);
  expect(await upgrade(`${baseURL}/nowhere`)).toBe(404);
  expect(socket.connected).toBe(true);
  socket.close();
});

function upgrade(url: string): Promise<number | undefined> {
  const headers = { Connection: "Upgrade", Upgrade: "websocket" };
  return new Promise((resolve, reject) => {
    request(url, { headers })
      .on("response", (answer) => resolve(answer.statusCode))
      .on("upgrade", () => reject(new Error(`${url} took the upgrade`)))
      .on("error", reject)
      .end();
  });
}
