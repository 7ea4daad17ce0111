/** XML as a tree of names without prefixes. Nothing is ever fetched or expanded: a document type is refused before it is read. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { UnreadableBankFile } from "./bank-line.ts";

/** An element: its text, its attributes with "@" before their names, its children by name. */
export type Node = { [name: string]: Node | Node[] | string | undefined };

const DEEPEST = 40;

/** The root's name, as written, and its element. Throws UnreadableBankFile. */
export function readXml(text: string): { name: string; root: Node } {
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text))
    throw new UnreadableBankFile("The file has a document type definition (DOCTYPE); bank statements have none.");
  const fault = XMLValidator.validate(text);
  if (fault !== true) {
    const { line } = fault.err;
    throw new UnreadableBankFile(`The file is not whole XML, near line ${line}; ask the bank for it again.`);
  }
  const parsed = parse(text);
  const [name, ...others] = Object.keys(parsed).filter((one) => !one.startsWith("#"));
  const root = name === undefined ? undefined : parsed[name];
  if (name === undefined || others.length > 0 || root === undefined || Array.isArray(root) || typeof root === "string")
    throw new UnreadableBankFile("The file is not XML with one document in it.");
  return { name, root };
}

function parse(text: string): Node {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    alwaysCreateTextNode: true,
    maxNestedTags: DEEPEST,
  });
  try {
    return parser.parse(text) as Node;
  } catch {
    throw new UnreadableBankFile("The file is XML of a shape that no bank statement has.");
  }
}

/** The children of this name, under any prefix. */
export function all(node: Node | undefined, name: string): Node[] {
  if (!node) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === name || key.endsWith(`:${name}`) ? [value].flat().filter(isNode) : [],
  );
}

/** The first element down this path of names. */
export function first(node: Node | undefined, ...path: string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, name) => all(at, name)[0], node);
}

/** Its text; undefined for none. Throws for an entity that XML itself does not have. */
export function textOf(node: Node | undefined): string | undefined {
  const text = node?.["#text"];
  if (typeof text !== "string") return undefined;
  const plain = decoded(text).replaceAll(/\s+/g, " ").trim();
  return plain === "" ? undefined : plain;
}

export function attributeOf(node: Node | undefined, name: string): string | undefined {
  const value = node?.[`@${name}`];
  return typeof value === "string" ? value : undefined;
}

function isNode(value: Node | string | undefined): value is Node {
  return typeof value === "object";
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&([^;\s&]{1,12});/g, (_, name: string) => {
    const plain = ENTITIES[name] ?? numbered(name);
    if (plain === undefined) throw new UnreadableBankFile("The file uses an entity that XML does not have.");
    return plain;
  });
}

function numbered(name: string): string | undefined {
  const digits = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!digits) return undefined;
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : " ";
}
