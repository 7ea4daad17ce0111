import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { readTrustedProxies } from "../server/trusted-proxies.ts";
import { closeHttpServer, createHttpServer } from "./http-server.ts";

const SPOOF = {
  "x-baton-address": "127.0.0.1",
  "x-forwarded-for": "203.0.113.7",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.example",
};

/** What a request looks like inside, and the answer's transport header. */
async function ask(setting: string, headers: Record<string, string>) {
  const seen: IncomingHttpHeaders[] = [];
  const trusts = readTrustedProxies(setting) ?? undefined;
  const server = createHttpServer(
    async (req, res) => {
      seen.push(req.headers);
      res.end();
    },
    { https: true, trusts },
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-in`, { headers });
  await closeHttpServer(server, 0);
  return { inside: seen[0] ?? {}, strict: answer.headers.get("strict-transport-security") };
}

it("tells what is inside who connected, whatever the headers say, while no proxy is trusted", async () => {
  const { inside, strict } = await ask("0", SPOOF);
  expect(inside["x-baton-address"]).toBe("127.0.0.1");
  expect(inside["x-forwarded-proto"]).toBeUndefined();
  expect(inside["x-forwarded-host"]).toBeUndefined();
  expect(strict).toMatch(/max-age/);
});

it.each([
  ["who asks on this machine", {}, "yes"],
  ["who only says so", { "x-baton-here": "yes", "x-forwarded-for": "203.0.113.7" }, "no"],
  ["whom a trusted proxy names as this machine", { "x-forwarded-for": "127.0.0.1" }, "no"],
  ["whom a proxy here passes on in other words", { forwarded: "for=127.0.0.1" }, "no"],
  ["whose proxy says no more than its own name", { via: "1.1 proxy" }, "no"],
])("knows %s", async (_, headers, here) => {
  for (const setting of ["0", "1", "127.0.0.0/8"])
    expect((await ask(setting, headers as Record<string, string>)).inside["x-baton-here"], setting).toBe(here);
});

it("tells whom a trusted proxy asks for, and promises HTTPS only to whom came by it", async () => {
  const { inside, strict } = await ask("127.0.0.0/8", SPOOF);
  expect(inside["x-baton-address"]).toBe("203.0.113.7");
  expect(inside["x-forwarded-proto"]).toBe("https");
  expect(strict).toMatch(/max-age/);
  expect((await ask("127.0.0.0/8", { ...SPOOF, "x-forwarded-proto": "http" })).strict).toBe(null);
  expect((await ask("10.0.0.0/8", { ...SPOOF, "x-forwarded-proto": "http" })).strict).toMatch(/max-age/);
});
