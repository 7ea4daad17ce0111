import { wrongFile } from "../import/file-text.ts";

/** What a bank may say that its XML is written in. */
const ENCODINGS: Record<string, string> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  "utf-16": "utf-16le",
  "iso-8859-1": "windows-1252",
  "iso-8859-15": "iso-8859-15",
  "windows-1252": "windows-1252",
};

/** The text of an XML file in the encoding of its byte order mark or of its declaration. Throws 422 for bytes that are not in it. */
export function xmlText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below, without what stands there.
  }
  throw wrongFile(`The file is not written in ${encoding.toUpperCase()}, as it says; ask the bank for it again.`);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const said = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/i.exec(head)?.[1]?.toLowerCase();
  if (said === undefined) return "utf-8";
  const known = ENCODINGS[said];
  if (!known) throw wrongFile("The file says that it is in an encoding that is not read here; ask the bank for UTF-8.");
  return known;
}
