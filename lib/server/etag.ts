/**
 * Answers with the version as ETag, or 304 without a body when the client says that it has just that version. Programs
 * may keep what they fetched; browsers store nothing about a customer (the door's `no-store` stays).
 */
export function versioned(request: Request, body: { version: number }): Response {
  const etag = `"${body.version}"`;
  const headers = { etag };
  if (hasIt(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return Response.json(body, { headers });
}

function hasIt(header: string | null, etag: string): boolean {
  const known = header?.split(",").map((one) => one.trim().replace(/^W\//, "")) ?? [];
  return known.includes(etag) || known.includes("*");
}
