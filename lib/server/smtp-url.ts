/** How mail is handed over: `tls` from the first byte, or after STARTTLS where `requireTls`. */
export type Smtp = {
  host: string;
  port: number;
  tls: boolean;
  requireTls: boolean;
  auth: { user: string; pass: string } | null;
};
/** Personal data goes over it: without TLS only to this very machine, or where somebody has said so. */
export function readSmtpUrl(text: string): Smtp | null {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || !/^\/?$/.test(url.pathname) || url.hash) return null;
  const said = [...url.searchParams];
  if (said.some(([name, value]) => name !== "tls" || value !== "off")) return null;
  if (!url.username !== !url.password) return null;
  const tls = url.protocol === "smtps:";
  if (tls && said.length > 0) return null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const here = host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
  const auth = url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null;
  return {
    host,
    port: Number(url.port) || (tls ? 465 : 587),
    tls,
    requireTls: !tls && !here && said.length === 0,
    auth,
  };
}
