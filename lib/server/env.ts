import * as z from "zod";
import { checkLetters, howToFixLetters, type LetterSettings, letterSettings, lettersFrom } from "./letter-settings.ts";
import { type Limits, limitsSchema } from "./limit-settings.ts";
import { checkMail, howToFixMail, linkHostsFrom, type Mail, mailFrom, mailSettings } from "./mail-settings.ts";
import { checkOidc, howToFixOidc, type Oidc, oidcFrom, oidcSettings } from "./oidc-settings.ts";
import { checkStripe, howToFixStripe, type StripeSettings, stripeFrom, stripeSettings } from "./stripe/settings.ts";
import { readTrustedProxies, type TrustedProxies } from "./trusted-proxies.ts";
import { checkTwilio, howToFixTwilio, type TwilioSettings, twilioFrom, twilioSettings } from "./twilio/settings.ts";

export type Env = {
  port: number;
  host: string;
  /** The public origin, without a trailing slash. */
  publicUrl: string;
  /** Absent in the environment: null until the embedded database has started. */
  databaseUrl: string | null;
  dataDir: string;
  apiKey: string | null;
  demo: boolean;
  demoPassword: string;
  secret: string;
  /** Sessions and cursors made with these are still taken; nothing new is made with them. */
  previousSecrets: string[];
  role: "all" | "web" | "worker";
  trustedProxies: TrustedProxies;
  limits: Limits;
  idleMinutes: number;
  /** After so many days the texts in the access log that no customer's key seals are gone. */
  accessLogDays: number;
  /** Where a process that is a worker alone tells of itself; null: nowhere. */
  workerPort: number | null;
  logLevel: (typeof logLevels)[number];
  oidc: Oidc | null;
  passwordSignIn: boolean;
  /** The email channel's SMTP server; null: a sandbox in a demo, else no email. */
  mail: Mail | null;
  /** Sites that messages may link to beside our own. */
  linkHosts: string[];
  /** Texts and WhatsApp; null: the sandbox in a demo, else nothing. */
  twilio: TwilioSettings | null;
  letters: LetterSettings;
  /** Where customers pay; null: the sandbox in a demo, else nowhere. */
  stripe: StripeSettings | null;
};

/** One line of the table that a wrong setting prints at start. */
export type SettingProblem = { name: string; problem: string; howToFix: string };

export class EnvProblem extends Error {
  readonly rows: SettingProblem[];
  constructor(rows: SettingProblem[]) {
    super(`Wrong settings: ${rows.map((row) => `${row.name} ${row.problem}`).join("; ")}`);
    this.name = "EnvProblem";
    this.rows = rows;
  }
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const settings = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  NEXTAUTH_URL: z.string().refine(isOrigin).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./)
    .optional(),
  BATON_DATA_DIR: z.string().default(".baton"),
  BATON_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{8,256}$/)
    .optional(),
  BATON_DEMO: z.enum(["0", "1"]).optional(),
  BATON_DEMO_PASSWORD: z.string().min(8).default("baton-demo"),
  BATON_SECRET: z.string().min(16),
  BATON_SECRET_PREVIOUS: listOf((secret) => secret.length >= 16),
  BATON_MASTER_KEY: z.string().refine(isMasterKey),
  BATON_MASTER_KEY_PREVIOUS: listOf(isMasterKey),
  BATON_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  BATON_TRUSTED_PROXIES: z.string().trim().default("0").transform(parseProxies),
  BATON_LIMITS: z.string().default("{}").transform(parseJson).pipe(limitsSchema),
  BATON_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  BATON_ACCESS_LOG_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  BATON_WORKER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  LOG_LEVEL: z.enum(logLevels).default("info"),
  ...oidcSettings,
  ...mailSettings,
  ...twilioSettings,
  ...letterSettings,
  ...stripeSettings,
});
/** Every setting by its name, as `.env.example` has them. */
export const SETTING_NAMES = Object.keys(settings.shape);
const checkedSettings = settings
  .superRefine(checkOidc)
  .superRefine(checkMail)
  .superRefine(checkTwilio)
  .superRefine(checkLetters)
  .superRefine(checkStripe);

const howToFix: Record<keyof z.infer<typeof settings>, string> = {
  PORT: "a port from 1 to 65535, such as 3000",
  HOST: "the address to listen on, such as 127.0.0.1 or 0.0.0.0",
  NEXTAUTH_URL: "the public origin alone, such as https://baton.example.com",
  DATABASE_URL: "postgresql://user:password@host:5432/baton, PostgreSQL 18 or newer; leave it out for the embedded one",
  BATON_DATA_DIR: "a folder that this user may write to",
  BATON_API_KEY: "8 to 256 printable characters without spaces",
  BATON_DEMO: "1 for demo people and cases, 0 for an empty desk",
  BATON_DEMO_PASSWORD: "at least 8 characters",
  BATON_SECRET: "at least 16 characters; make one with: openssl rand -base64 32",
  BATON_MASTER_KEY: "32 bytes as base64; make one with: openssl rand -base64 32. Keep it: without it the data is lost",
  BATON_SECRET_PREVIOUS: "the secrets before BATON_SECRET that still count, separated by spaces; see docs/secrets.md",
  BATON_MASTER_KEY_PREVIOUS:
    "the master keys that still open what they wrapped, separated by spaces; see docs/secrets.md",
  BATON_ROLE: "all, web or worker",
  BATON_TRUSTED_PROXIES:
    "how many proxies stand before Baton (0 to 9), or their addresses and networks: 10.0.0.0/8, fd00::1",
  BATON_LIMITS:
    'JSON such as {"person":{"perSecond":20,"burst":60},"key":{…},"search":{…},"reveal":{…},"reassign":{…},"preview":{…},"upload":{…},"signIn":{…},"socket":{"perSecond":10},"import":{"megabytes":256},"export":{"rows":100000,…}}',
  BATON_IDLE_MINUTES: "whole minutes from 1 to 1440",
  BATON_ACCESS_LOG_DAYS: "whole days from 1 to 3650",
  BATON_WORKER_PORT: "a port from 1 to 65535; leave it out for none",
  LOG_LEVEL: logLevels.join(", "),
  ...howToFixOidc,
  ...howToFixMail,
  ...howToFixTwilio,
  ...howToFixLetters,
  ...howToFixStripe,
};

let known: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  known ??= readEnv();
  return known;
}

/** Reads and checks every setting. An empty value counts as absent. Throws {@link EnvProblem} with all problems at once. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = checkedSettings.safeParse(given);
  if (!parsed.success) throw new EnvProblem(describeIssues(parsed.error.issues, given));
  const read = parsed.data;
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: new URL(read.NEXTAUTH_URL ?? `http://localhost:${read.PORT}`).origin,
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir: read.BATON_DATA_DIR,
    apiKey: read.BATON_API_KEY ?? null,
    demo: isDemo(read),
    demoPassword: read.BATON_DEMO_PASSWORD,
    secret: read.BATON_SECRET,
    previousSecrets: read.BATON_SECRET_PREVIOUS,
    role: read.BATON_ROLE,
    trustedProxies: read.BATON_TRUSTED_PROXIES,
    limits: read.BATON_LIMITS,
    idleMinutes: read.BATON_IDLE_MINUTES,
    accessLogDays: read.BATON_ACCESS_LOG_DAYS,
    workerPort: read.BATON_WORKER_PORT ?? null,
    logLevel: read.LOG_LEVEL,
    oidc: oidcFrom(read),
    passwordSignIn: read.BATON_PASSWORD_SIGN_IN === "1",
    mail: mailFrom(read),
    linkHosts: linkHostsFrom(read),
    twilio: twilioFrom(read),
    letters: lettersFrom(read, isDemo(read)),
    stripe: stripeFrom(read),
  };
}

function isDemo(read: { BATON_DEMO?: string; DATABASE_URL?: string }): boolean {
  return read.BATON_DEMO ? read.BATON_DEMO === "1" : !read.DATABASE_URL;
}

/** The origins that sockets and cookie-authenticated writes may come from. */
export function ourOrigins(env: Pick<Env, "publicUrl" | "host" | "port">): string[] {
  const local = isLoopback(env.host) ? [`http://localhost:${env.port}`, `http://127.0.0.1:${env.port}`] : [];
  return [...new Set([env.publicUrl, ...local.map((url) => new URL(url).origin)])];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function describeIssues(issues: z.core.$ZodIssue[], given: Record<string, string | undefined>): SettingProblem[] {
  const rows = new Map<string, SettingProblem>();
  for (const issue of issues) {
    const [name, ...path] = issue.path.map(String) as [keyof typeof howToFix, ...string[]];
    const where = path.length > 0 ? ` at ${path.join(".")}` : "";
    const problem = name in given ? `is not usable${where}${detail(issue)}` : "is missing";
    if (!rows.has(name)) rows.set(name, { name, problem, howToFix: howToFix[name] });
  }
  return [...rows.values()];
}

function detail(issue: z.core.$ZodIssue): string {
  return issue.code === "unrecognized_keys" ? ` (unknown: ${issue.keys.join(", ")})` : "";
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username
  );
}

function isMasterKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]+=*$/.test(text) && Buffer.from(text, "base64").length === 32;
}

/** Values separated by spaces. */
function listOf(fits: (one: string) => boolean) {
  return z
    .string()
    .default("")
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .refine((all) => all.every(fits));
}

function parseProxies(text: string, context: z.core.$RefinementCtx): TrustedProxies {
  const read = readTrustedProxies(text);
  if (read) return read;
  context.issues.push({ code: "custom", input: text, message: "is neither a number nor addresses" });
  return z.NEVER;
}

function parseJson(text: string, context: z.core.$RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.issues.push({ code: "custom", input: text, message: "is not JSON" });
    return z.NEVER;
  }
}
