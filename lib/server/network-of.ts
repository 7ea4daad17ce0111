import { isIP } from "node:net";

/**
 * By what requests from an address are counted: an IPv6 address by its network of 64 bits, of which one machine has
 * every address to choose from; any other as it is.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, "");
  if (isIP(bare) !== 6) return address;
  // As the URL standard writes it: lower case, no leading zeros, no IPv4 in it.
  const [before = "", after] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const [first, last] = [before, after ?? ""].map((groups) => groups.split(":").filter(Boolean)) as [
    string[],
    string[],
  ];
  const between = Array<string>(8 - first.length - last.length).fill("0");
  return `${[...first, ...between, ...last].slice(0, 4).join(":")}::/64`;
}
