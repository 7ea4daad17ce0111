import { BlockList, isIP } from "node:net";

/**
 * Whether the address at this hop (0: whoever connected to us, 1: whoever that one says it asks for, …) is a proxy whose
 * word about where a request comes from is taken.
 */
export type TrustedProxies = (address: string, hop: number) => boolean;

export const NO_PROXIES: TrustedProxies = () => false;

/**
 * `BATON_TRUSTED_PROXIES`: how many proxies stand before Baton, or their addresses and networks, by commas. Null when it
 * can be read as neither.
 */
export function readTrustedProxies(text: string): TrustedProxies | null {
  if (/^\d$/.test(text)) return (_, hop) => hop < Number(text);
  const list = new BlockList();
  const networks = text.split(",").map((one) => one.trim());
  if (!networks.every((network) => addTo(list, network))) return null;
  return (address) => list.check(address, familyOf(address));
}

function addTo(list: BlockList, network: string): boolean {
  const [address = "", bits, ...more] = network.split("/");
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  if (version === 0 || more.length > 0 || !/^\d{1,3}$/.test(bits ?? "0") || Number(bits ?? 0) > most) return false;
  list.addSubnet(address, Number(bits ?? most), familyOf(address));
  return true;
}

/** What is known of where a request comes from. `https`: null when nobody whose word is taken says. */
export type Whence = { address: string; https: boolean | null; trusted: boolean };
type Said = Record<string, string | string[] | undefined>;

/**
 * Reads `X-Forwarded-For` from its right end, as far as those who wrote it are trusted: what stands further left is what
 * a stranger may have written. `X-Forwarded-Proto` counts only when a trusted proxy asks.
 */
export function whenceOf(peer: string | undefined, headers: Said, trusts: TrustedProxies): Whence {
  const before = entries(headers["x-forwarded-for"]);
  let address = plain(peer ?? "") ?? "";
  let hop = 0;
  while (trusts(address, hop)) {
    const next = plain(before[hop] ?? "");
    if (next === null) break;
    address = next;
    hop += 1;
  }
  const trusted = isIP(plain(peer ?? "") ?? "") !== 0 && trusts(plain(peer ?? "") ?? "", 0);
  return { address, https: trusted ? saysHttps(headers["x-forwarded-proto"], hop) : null, trusted };
}

/** As the proxy nearest to the client wrote it, where each adds its own; most only pass on the one that is there. */
function saysHttps(header: string | string[] | undefined, hops: number): boolean | null {
  const said = entries(header);
  const protocol = said[Math.max(0, Math.min(hops, said.length) - 1)];
  return protocol === undefined ? null : protocol.toLowerCase() === "https";
}

/** Last entry first. */
function entries(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(",") : (header ?? "");
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .reverse();
}

/** An address without port, brackets and the IPv4-in-IPv6 prefix; null when it is none. */
function plain(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(address) === 0 ? null : address;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
