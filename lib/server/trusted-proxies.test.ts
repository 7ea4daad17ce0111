import { describe, expect, it } from "vitest";
import { NO_PROXIES, readTrustedProxies, whenceOf } from "./trusted-proxies.ts";

const CLIENT = "203.0.113.7";
const OUTER = "198.51.100.1";
const INNER = "10.0.0.2";

function addressOf(setting: string, peer: string, forwardedFor?: string): string {
  const trusts = readTrustedProxies(setting);
  if (!trusts) throw new Error(`${setting} cannot be read`);
  return whenceOf(peer, { "x-forwarded-for": forwardedFor }, trusts).address;
}

describe("where a request comes from", () => {
  it("is whoever connected, whatever they write, while no proxy is trusted", () => {
    const said = { "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "https" };
    expect(whenceOf(CLIENT, said, NO_PROXIES)).toEqual({ address: CLIENT, https: null, trusted: false });
    expect(addressOf("0", CLIENT, "127.0.0.1")).toBe(CLIENT);
  });

  it("is read from the right, as many steps as there are proxies: a stranger writes on the left", () => {
    expect(addressOf("1", INNER, CLIENT)).toBe(CLIENT);
    expect(addressOf("1", INNER, `127.0.0.1, 192.0.2.9, ${CLIENT}`)).toBe(CLIENT);
    expect(addressOf("2", INNER, `127.0.0.1, ${CLIENT}, ${OUTER}`)).toBe(CLIENT);
    expect(addressOf("1", INNER)).toBe(INNER);
  });

  it("is read only as far as those who wrote it stand in a trusted network", () => {
    const networks = `10.0.0.0/8, ${OUTER}, fd00::/8`;
    expect(addressOf(networks, INNER, `127.0.0.1, ${CLIENT}, ${OUTER}`)).toBe(CLIENT);
    expect(addressOf(networks, CLIENT, "127.0.0.1")).toBe(CLIENT);
    // A stranger who names a trusted address of ours is still the one who connected to the outer proxy.
    expect(addressOf(networks, INNER, `10.0.0.9, ${CLIENT}, ${OUTER}`)).toBe(CLIENT);
    expect(addressOf(networks, "fd00::1", "2001:db8::7")).toBe("2001:db8::7");
    expect(addressOf(networks, INNER, "10.0.0.3, 10.0.0.4")).toBe("10.0.0.3");
  });

  it("ends at the last address that is one", () => {
    expect(addressOf("3", INNER, `unknown, ${OUTER}`)).toBe(OUTER);
    expect(addressOf("1", INNER, "<script>")).toBe(INNER);
    expect(addressOf("1", INNER, "")).toBe(INNER);
  });

  it("is the same address however it is written", () => {
    expect(addressOf("1", `::ffff:${INNER}`, `${CLIENT}:4711`)).toBe(CLIENT);
    expect(addressOf("10.0.0.0/8", `::ffff:${INNER}`, `::ffff:${CLIENT}`)).toBe(CLIENT);
    expect(addressOf("1", INNER, "[2001:db8::7]:443")).toBe("2001:db8::7");
  });
});

describe("whether it came over HTTPS", () => {
  const httpsBy = (setting: string, peer: string, forwardedFor: string, forwardedProto?: string) => {
    const said = { "x-forwarded-for": forwardedFor, "x-forwarded-proto": forwardedProto };
    return whenceOf(peer, said, readTrustedProxies(setting) ?? NO_PROXIES).https;
  };

  it("is a trusted proxy's word alone", () => {
    expect(httpsBy("1", INNER, CLIENT, "https")).toBe(true);
    expect(httpsBy("1", INNER, CLIENT, "http")).toBe(false);
    expect(httpsBy("1", INNER, CLIENT)).toBe(null);
    expect(httpsBy("10.0.0.0/8", CLIENT, "10.0.0.1", "https")).toBe(null);
  });

  it("is what the outermost trusted proxy wrote, whatever a stranger wrote before it", () => {
    expect(httpsBy("1", INNER, CLIENT, "https, http")).toBe(false);
    expect(httpsBy("2", INNER, `${CLIENT}, ${OUTER}`, "https, http")).toBe(true);
    expect(httpsBy("2", INNER, `${CLIENT}, ${OUTER}`, "https")).toBe(true);
  });
});

it("reads a number, addresses and networks, and nothing else", () => {
  for (const text of ["0", "2", "10.0.0.0/8", "10.0.0.1, fd00::/8"])
    expect(readTrustedProxies(text), text).not.toBe(null);
  for (const text of ["-1", "all", "10.0.0.0/33", "10.0.0/8", "10.0.0.1,", "1/2/3", "::1/129", "10.0.0.0/8/8", "12"])
    expect(readTrustedProxies(text), text).toBe(null);
});
