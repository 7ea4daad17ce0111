/** What is done to a valid request before it goes out. */
import fc from "fast-check";
import { type Shot, withHeader } from "./shot.ts";
import { deep, mutated, strangeText } from "./strange.ts";
import { type Draft, encoded, written } from "./valid-request.ts";

type Twist = (draft: Draft) => fc.Arbitrary<Shot>;

const VERBS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "SEARCH",
  "LOCK",
  "PURGE",
];
const TYPES = [
  "text/plain",
  "",
  "application/json; charset=utf-16",
  "application/jsonx",
  "application/json,text/html",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  `application/json; a=${"b".repeat(4_000)}`,
];
const BODIES: (string | Buffer)[] = [
  "",
  " ",
  "null",
  "[]",
  "7",
  '"text"',
  "{",
  '{"a":1,}',
  "{'a':1}",
  '{"a":NaN}',
  '{"amountMinor":1e999}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"\\u005f_proto__":1}',
  '{"commandId":"twice-twice","commandId":"other-other","type":"add-note","data":{"text":"x"}}',
  '{"commandId":"fuzz-deep-1","type":"add-note","data":{"text":"x"},"a":\ud800}',
  "[".repeat(30_000),
  JSON.stringify(deep(5_000)),
  `{"a":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`,
  `{"text":"${"x".repeat(70_000)}"}`,
  `{"text":"${"x".repeat(60_000)}"}`,
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
  Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
  Buffer.alloc(1_000),
];
const HEADERS: [string, string][] = [
  ["origin", "https://evil.example"],
  ["origin", "null"],
  ["x-trace-id", "mine"],
  ["x-baton-address", "127.0.0.1"],
  ["x-baton-here", "yes"],
  ["x-forwarded-for", "127.0.0.1, ::1"],
  ["x-forwarded-host", "evil.example"],
  ["x-forwarded-proto", "https"],
  ["x-original-url", "/api/v1/admin/people"],
  ["x-rewrite-url", "/api/v1/admin/people"],
  ["x-http-method-override", "DELETE"],
  ["x-middleware-subrequest", "proxy:proxy:proxy:proxy:proxy"],
  ["next-action", "x"],
  ["rsc", "1"],
  ["next-router-prefetch", "1"],
  ["x-nextjs-data", "1"],
  ["if-none-match", `${'"1",'.repeat(500)}*`],
  ["if-none-match", '"'],
  ["range", "bytes=0-1,0-1,0-1"],
  ["accept", "x".repeat(3_000)],
  ["accept-encoding", "gzip;q=NaN, br;q=9"],
  ["accept-language", "-".repeat(3_000)],
  ["content-encoding", "gzip"],
  ["content-length-x", "9"],
  ["cookie", "next-auth.session-token=eyJhbGciOiJub25lIn0..; __proto__=1; a=%E0%A4%A"],
  ["cookie", `next-auth.session-token=${"e".repeat(8_000)}`],
  ["authorization", "Bearer"],
  ["authorization", "Bearer  "],
  ["authorization", "Basic YWRtaW46YWRtaW4="],
  ["authorization", `Bearer baton_${"A".repeat(43)}`],
  ["authorization", `Bearer ${"\u00ff".repeat(100)}`],
  ["expect", "100-continue"],
  ["host", "evil.example"],
  ["host", "a:99999"],
  ["idempotency-key", "\t"],
];
const PLACES = [
  (path: string) => `${path}/`,
  (path: string) => `/${path}`,
  (path: string) => path.replace("/api", "/API"),
  (path: string) => `/x/..${path}`,
  (path: string) => `/%2e%2e${path}`,
  (path: string) => `${path}/../../admin/people`,
  (path: string) => `${path}%00`,
  (path: string) => `${path}%ff`,
  (path: string) => `${path}%`,
  (path: string) => `${path};a=b`,
  (path: string) => `${path}.json`,
  (path: string) => `${path}/${"x".repeat(6_000)}`,
  (path: string) => path.replaceAll("/", "//"),
  (path: string) => path.replaceAll("/", "\\"),
  (path: string) => path.replaceAll("/", "%2f"),
  (path: string) => `${path}#fragment`,
  (path: string) => `/_next/data/x${path}.json`,
  (path: string) => `/_next/image?url=${path}&w=64&q=1`,
  (path: string) => `/_next/static/../..${path}`,
];

const valid: Twist = (draft) => fc.constant(written(draft));

const body: Twist = (draft) => {
  if (draft.body === undefined || draft.target.type.startsWith("multipart")) return valid(draft);
  return mutated(draft.body).map((value) => ({ ...written({ ...draft, body: value }), twist: "another body" }));
};

const rawBody: Twist = (draft) =>
  fc.constantFrom(...BODIES).map((bytes) => {
    const shot = { ...written(draft), body: Buffer.from(bytes as string), twist: "a raw body" };
    return withHeader(shot, "content-type", "application/json");
  });

const type: Twist = (draft) =>
  fc
    .constantFrom(...TYPES)
    .map((said) => ({ ...withHeader(written(draft), "content-type", said), twist: "another type" }));

const verb: Twist = (draft) =>
  fc.constantFrom(...VERBS).map((said) => {
    const shot = written(draft);
    return { ...shot, verb: said, twist: "another method", reaches: said === shot.method };
  });

const header: Twist = (draft) =>
  fc
    .constantFrom(...HEADERS)
    .map(([name, value]) => ({ ...withHeader(written(draft), name, value), twist: `header ${name}` }));

const place: Twist = (draft) =>
  fc.constantFrom(...PLACES).map((change) => {
    const shot = written(draft);
    const [path = "", search] = shot.target.split("?");
    const target = search === undefined ? change(path) : `${change(path)}?${search}`;
    return { ...shot, target, twist: "another path", reaches: false };
  });

const part: Twist = (draft) => {
  const names = Object.keys(draft.path);
  if (names.length === 0) return query(draft);
  return fc.tuple(fc.constantFrom(...names), strangeText).map(([name, odd]) => {
    // An empty part, or one that is too long for the line, is another path.
    const said = odd.trim() === "" ? "x" : odd.slice(0, 2_000);
    return { ...written({ ...draft, path: { ...draft.path, [name]: said } }), twist: `another {${name}}` };
  });
};

const query: Twist = (draft) =>
  fc
    .tuple(fc.nat(), strangeText, fc.constantFrom("__proto__", "a[]", "limit", "cursor", "", "toString", "at"))
    .map(([how, odd, name]) => {
      const shot = written(draft);
      const said = encoded(odd).slice(0, 4_000);
      const known = draft.target.parameters.filter((one) => one.in === "query").map((one) => one.name);
      const twice = known[how % Math.max(1, known.length)] ?? name;
      const more = [
        `${name}=${said}`,
        `${twice}=${said}&${twice}=${said}`,
        `${twice}=%ff%`,
        "&&==&?",
        `${twice}=${said}`,
      ][how % 5];
      const join = shot.target.includes("?") ? "&" : "?";
      return { ...shot, target: `${shot.target}${join}${more}`, twist: "another query" };
    });

/** Requests made from this draft: as it is, or with one thing changed. */
export function twisted(draft: Draft): fc.Arbitrary<Shot> {
  const weights: [number, Twist][] = [
    [4, valid],
    [6, body],
    [2, rawBody],
    [1, type],
    [1, verb],
    [2, header],
    [1, place],
    [2, part],
    [2, query],
  ];
  return fc.oneof(...weights.map(([weight, twist]) => ({ weight, arbitrary: twist(draft) })));
}
