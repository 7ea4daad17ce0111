/** Bytes that no HTTP client sends: smuggled, injected, cut off. The server answers 4xx or closes, and lives. */
import { connect } from "node:net";

const HEAD = "GET /api/v1/me HTTP/1.1\r\nHost: here\r\n";
const POST = "POST /api/v1/cases/search HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n";

export const RAW_LINES: readonly (string | Buffer)[] = [
  "\r\n\r\n\r\n",
  "GET\r\n\r\n",
  "GET /api/v1/me\r\n\r\n",
  "GET /api/v1/me HTTP/0.9\r\n\r\n",
  "GET /api/v1/me HTTP/9.9\r\nHost: here\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "GET http://evil.example/api/v1/me HTTP/1.1\r\nHost: evil.example\r\n\r\n",
  "GET //evil.example/ HTTP/1.1\r\nHost: here\r\n\r\n",
  "GET /\\evil.example HTTP/1.1\r\nHost: here\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: here\r\n\r\n",
  "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
  "TRACE /api/v1/me HTTP/1.1\r\nHost: here\r\n\r\n",
  "GET /../../../etc/passwd HTTP/1.1\r\nHost: here\r\n\r\n",
  "GET /_next/static/../../package.json HTTP/1.1\r\nHost: here\r\n\r\n",
  "GET /%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: here\r\n\r\n",
  "GET /api/v1/me HTTP/1.1\r\n\r\n",
  `${HEAD}Host: other\r\n\r\n`,
  `${HEAD}X: a\0b\r\n\r\n`,
  `${HEAD}X: a\rInjected: b\r\n\r\n`,
  `${HEAD}X: a\nInjected: b\r\n\r\n`,
  `${HEAD} folded: a\r\n\r\n`,
  `${HEAD}X : a\r\n\r\n`,
  `${HEAD}: a\r\n\r\n`,
  `${HEAD}Cookie: ${"a=b; ".repeat(10_000)}\r\n\r\n`,
  `${HEAD}${Array.from({ length: 3_000 }, (_, at) => `X-${at}: 1\r\n`).join("")}\r\n`,
  `${HEAD}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  `${HEAD}Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n`,
  `${POST}Content-Length: -1\r\n\r\n{}`,
  `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  `${POST}Content-Length: 99999999999999999999\r\n\r\n{}`,
  `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  `${POST}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}`,
  `${POST}Transfer-Encoding: chunked\r\n\r\n2;${"x".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
  `${POST}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`,
  `${HEAD}\r\n${HEAD}\r\n${HEAD}\r\n`,
  Buffer.alloc(70_000, 0x41),
  Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
];

/** What came back on one connection; it is closed when the server has been silent for `quiet` milliseconds. */
export function sendRaw(url: string, bytes: string | Buffer, quiet = 500): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname.replace("localhost", "127.0.0.1"));
    socket.setTimeout(quiet, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    socket.write(bytes);
  });
}

/** Why these answers must not be; empty when all is well. */
export function rawFaults(answers: string): string[] {
  const statuses = [...answers.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  const faults = statuses.filter((status) => status >= 500).map((status) => `status ${status}`);
  if (/^Injected:/im.test(answers)) faults.push("a header was injected");
  if (/root:x:|"private": true/.test(answers)) faults.push("a file of ours was sent");
  return faults;
}
