import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { hashPassword } from "#lib/server/password.ts";

process.env.NEXTAUTH_URL = "https://desk.example";
const { openDesk } = await import("../v1/given-api.ts");
const { POST, GET } = await import("./[...nextauth]/route.ts");

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
  await pool().query("update people set password_hash = $1", [await hashPassword("correct horse battery")]);
});
afterAll(() => desk.close());

const headers = { host: "desk.example", origin: "https://desk.example", "x-baton-address": "198.51.100.1" };

it("over HTTPS the session's cookie is for this host alone, for HTTPS alone, and for no script", async () => {
  const params = (...nextauth: string[]) => ({ params: Promise.resolve({ nextauth }) });
  const asked = await GET(new Request("https://desk.example/api/auth/csrf", { headers }), params("csrf"));
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({
    csrfToken,
    email: "amara@baton.example",
    password: "correct horse battery",
    json: "true",
  });
  const request = new Request("https://desk.example/api/auth/callback/credentials", {
    method: "POST",
    headers: { ...headers, cookie, "content-type": "application/x-www-form-urlencoded" },
    body: body.toString(),
  });
  const answer = await POST(request, params("callback", "credentials"));

  expect(answer.status).toBe(200);
  const [session = ""] = answer.headers.getSetCookie().filter((line) => line.includes("session-token"));
  expect(session).toMatch(/^__Host-next-auth\.session-token=[^;]+; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
  expect(session).not.toContain("Domain");
});
