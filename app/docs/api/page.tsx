import "#components/docs/docs.css";
import type { Metadata } from "next";
import { ApiReference } from "#components/docs/api-reference.tsx";
import type { Described } from "#components/docs/described.ts";
import { openApiDocument } from "#lib/server/openapi/document.ts";

export const metadata: Metadata = { title: "API" };

export default function ApiDocs() {
  return <ApiReference document={openApiDocument() as unknown as Described} />;
}
