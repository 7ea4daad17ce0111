import { type NextRequest, NextResponse } from "next/server";

const development = process.env.NODE_ENV !== "production";

/** Gives every page its own Content-Security-Policy (customers' pages, /c and /sandbox, bring theirs); Next finds the nonce in it and puts it on the scripts it writes. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, request.headers.get("host") ?? "");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string, host: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // React writes `style` attributes into the page it renders; they load nothing and run nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${socketOrigins(host)}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Not every browser counts the same host's web sockets as 'self'.
function socketOrigins(host: string): string {
  return /^[\w.[\]:-]+$/.test(host) ? `ws://${host} wss://${host}` : "";
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|v1/|c/|pay(?:/|$)|sandbox/|_next/static|_next/image|live|healthz|readyz|metrics|favicon).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
