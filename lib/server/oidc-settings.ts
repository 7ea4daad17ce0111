/** Settings of signing in with an OpenID provider: all of them or none (docs/oidc.md). */
import * as z from "zod";

export type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };

export const oidcSettings = {
  BATON_OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  BATON_OIDC_CLIENT_ID: z.string().optional(),
  BATON_OIDC_CLIENT_SECRET: z.string().optional(),
  BATON_OIDC_NAME: z.string().trim().max(40).optional(),
  BATON_PASSWORD_SIGN_IN: z.enum(["0", "1"]).default("1"),
};

export const howToFixOidc = {
  BATON_OIDC_ISSUER: "the provider's address, such as https://id.example.com/realms/desk; http only on this machine",
  BATON_OIDC_CLIENT_ID: "the client id that the provider gave Baton",
  BATON_OIDC_CLIENT_SECRET: "the client secret that the provider gave Baton",
  BATON_OIDC_NAME: "what people call the provider, up to 40 characters, such as Larkfield ID",
  BATON_PASSWORD_SIGN_IN: "1, or 0 together with BATON_OIDC_ISSUER: people must get in somehow",
};

type Read = z.infer<z.ZodObject<typeof oidcSettings>>;

/** Half a provider is none, and without one passwords stay. */
export function checkOidc(read: Read, context: z.core.$RefinementCtx): void {
  const { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT_ID: id, BATON_OIDC_CLIENT_SECRET: secret } = read;
  const parts = { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT_ID: id, BATON_OIDC_CLIENT_SECRET: secret };
  const complain = (name: string) => context.issues.push({ code: "custom", input: read, path: [name], message: "" });
  if (issuer || id || secret) for (const [name, value] of Object.entries(parts)) if (!value) complain(name);
  if (read.BATON_PASSWORD_SIGN_IN === "0" && !issuer) complain("BATON_PASSWORD_SIGN_IN");
}

export function oidcFrom(read: Read): Oidc | null {
  const { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT_ID: clientId, BATON_OIDC_CLIENT_SECRET: clientSecret } = read;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, name: read.BATON_OIDC_NAME ?? "your organisation" };
}

/** Codes and tokens travel to it: only over HTTPS, except to a provider on this very machine. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.search || url.hash || url.username) return false;
  return (
    url.protocol === "https:" || (url.protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+)$/.test(url.hostname))
  );
}
