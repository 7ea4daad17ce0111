import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "../server/openapi/document.ts";
import { allowedMethods } from "./allowed-methods.ts";
import { closeHttpServer, createHttpServer } from "./http-server.ts";

it("knows what each address answers, a named one before one with a parameter in its place", () => {
  expect(allowedMethods("/api/v1/me")).toEqual(["GET", "HEAD", "OPTIONS"]);
  expect(allowedMethods("/api/v1/cases/counts?view=all")).toEqual(["GET", "HEAD", "OPTIONS"]);
  expect(allowedMethods("/api/v1/cases/C-7K3M-Q9TX/commands")).toEqual(["POST", "OPTIONS"]);
  expect(allowedMethods("/api/v1/views/v_1")).toEqual(["GET", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
  expect(allowedMethods("/api/auth/callback/credentials")).toContain("POST");
  expect(allowedMethods("/queue")).toContain("POST");
});

describe("the HTTP server", () => {
  const server = createHttpServer(async (_, res) => void res.end("inside"), { https: false });
  let url = "";
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => closeHttpServer(server, 0));

  it("refuses every other method of every operation as a problem that names those it has", async () => {
    for (const [path, methods] of Object.entries(OPERATIONS)) {
      for (const method of ["POST", "PUT", "DELETE", "PATCH"].filter((one) => !(one.toLowerCase() in methods))) {
        const answer = await fetch(url + path.replaceAll(/\{\w+\}/g, "x"), { method });
        if (path === "/api/v1/cases/{ref}/commands") expect(answer.headers.get("allow")).toBe("POST, OPTIONS");
        expect(await answer.json()).toMatchObject({
          status: 405,
          code: "method-not-allowed",
          traceId: expect.any(String),
        });
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(answer.headers.get("cache-control")).toContain("no-store");
      }
    }
  });

  it("says what an address answers when it is asked, and knows no method beyond HTTP's seven", async () => {
    const asked = await fetch(`${url}/api/v1/me`, { method: "OPTIONS" });
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect((await fetch(`${url}/queue`, { method: "PROPFIND" })).status).toBe(405);
    expect(await (await fetch(`${url}/queue`)).text()).toBe("inside");
  });
});
