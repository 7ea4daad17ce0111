import { OPERATIONS } from "../server/openapi/document.ts";

type Route = { pattern: RegExp; parameters: number; methods: readonly string[] };

const ANYWHERE = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const BESIDE: Route[] = [
  { pattern: /^\/api\/auth\/.+$/, parameters: 9, methods: ["GET", "HEAD", "POST", "OPTIONS"] },
  { pattern: /^\/api\/webhooks\/.+$/, parameters: 9, methods: ["POST", "OPTIONS"] },
  {
    pattern: /^\/api\/sandbox\/twilio\/.+\/Messages\.json$/,
    parameters: 9,
    methods: ["GET", "HEAD", "POST", "OPTIONS"],
  },
  { pattern: /^\/api\/sandbox\/twilio\/.+$/, parameters: 10, methods: ["GET", "HEAD", "OPTIONS"] },
  { pattern: /^\/v1\/.+$/, parameters: 9, methods: ["GET", "HEAD", "POST", "OPTIONS"] },
  { pattern: /^\/sandbox\/checkout\/[^/]+$/, parameters: 1, methods: ["GET", "HEAD", "POST", "OPTIONS"] },
  { pattern: /^\/c\/[^/]+$/, parameters: 1, methods: ["GET", "HEAD", "POST", "OPTIONS"] },
  { pattern: /^\/pay$/, parameters: 0, methods: ["GET", "HEAD", "OPTIONS"] },
  { pattern: /^\/pay\/[^/]+$/, parameters: 1, methods: ["GET", "HEAD", "POST", "OPTIONS"] },
  { pattern: /^\/pay\/[^/]+\/[^/]+$/, parameters: 2, methods: ["GET", "HEAD", "OPTIONS"] },
  { pattern: /^\/api\/openapi\.json$/, parameters: 0, methods: ["GET", "HEAD", "OPTIONS"] },
];
const ROUTES: Route[] = [
  ...Object.entries(OPERATIONS).map(([path, methods]) => routeOf(path, Object.keys(methods))),
  ...BESIDE,
].sort((a, b) => a.parameters - b.parameters);

/** The methods that this address answers; those of every address where it is none of the API's. */
export function allowedMethods(url: string): readonly string[] {
  const path = url.split("?", 1)[0] ?? "";
  return ROUTES.find(({ pattern }) => pattern.test(path))?.methods ?? ANYWHERE;
}

function routeOf(path: string, methods: string[]): Route {
  const said = methods.map((method) => method.toUpperCase());
  const escaped = path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+");
  return {
    pattern: new RegExp(`^${escaped}$`),
    parameters: path.split("{").length - 1,
    methods: [...said, ...(said.includes("GET") ? ["HEAD"] : []), "OPTIONS"],
  };
}
