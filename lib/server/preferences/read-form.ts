import { readBytes } from "../json-body.ts";

const LARGEST = 32 * 1024;

/** As browsers send forms, and as mail programs do. Throws 413 for what is too large. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readBytes(request, LARGEST);
  if (!/^multipart\/form-data\s*;/i.test(type)) return new URLSearchParams(new TextDecoder().decode(bytes));
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  const said = [...(form ?? [])].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return new URLSearchParams(said);
}
