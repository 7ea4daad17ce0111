/** The OpenID provider as next-auth talks to it: authorization code with PKCE, state and nonce; the ID token is checked. */
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "./env.ts";

/** What the provider says of somebody; only a verified email counts. */
export type OidcProfile = { iss: string; sub: string; email?: string; email_verified?: boolean };

/** What is used of the library's own, whose types next-auth does not pass on. */
type Tokens = { claims(): Record<string, unknown> };
type Client = { userinfo(tokens: Tokens): Promise<Record<string, unknown>> };

export const OIDC = "oidc";

/** Null where no provider is set. */
export function oidcProvider(): OAuthConfig<OidcProfile> | null {
  const { oidc } = env();
  if (!oidc) return null;
  return {
    id: OIDC,
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: "openid email" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    httpOptions: { timeout: 10_000 },
    userinfo: {
      request: ({ tokens, client }) => claimsOf(tokens as unknown as Tokens, client as unknown as Client) as never,
    },
    // next-auth reads the id alone; who comes in is decided in oidc-sign-in.ts.
    profile: ({ sub }) => ({ id: sub }),
  };
}

/**
 * Some providers put the email into the ID token, some tell it only when asked; the library compares both subjects. That
 * an email is verified is believed of the very answer that has this email.
 */
export async function claimsOf(tokens: Tokens, client: Client): Promise<OidcProfile> {
  const own = tokens.claims();
  const { email, email_verified } = "email" in own && "email_verified" in own ? own : await client.userinfo(tokens);
  return {
    iss: String(own.iss),
    sub: String(own.sub),
    email: typeof email === "string" ? email : undefined,
    email_verified: email_verified === true,
  };
}
