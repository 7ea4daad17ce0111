import type { Document } from "./documents.ts";

const ENDINGS: Record<string, string> = { "application/pdf": "pdf", "message/rfc822": "eml" };

/** A kept document as a file to keep; never shown as a page of ours. `X-Sha256` is what was kept with it. */
export function documentAnswer(contactId: string, { mediaType, bytes, sha256 }: Document): Response {
  const ending = ENDINGS[mediaType] ?? "bin";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": ending === "bin" ? "application/octet-stream" : mediaType,
      "content-disposition": `attachment; filename="${contactId}.${ending}"`,
      "cache-control": "no-store",
      "x-sha256": sha256,
    },
  });
}
