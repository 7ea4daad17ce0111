/** Uploads: a file and a mapping, whole and broken. */
import fc from "fast-check";
import { fromSchema, type Source } from "./from-schema.ts";
import { mutated, strangeText } from "./strange.ts";

export type Form = { parts: { name: string; file?: string; bytes: Buffer }[]; boundary: string; end: string };

const MAPPING = {
  source: "fuzz",
  portfolio: { constant: "uk" },
  customer: { reference: { column: "customer" }, name: { column: "name" }, phone: { column: "phone" } },
  debt: { reference: { column: "debt" }, amount: { column: "amount" }, currency: { constant: "GBP" } },
};
const ROWS = [
  "C1,D1,10.00,Ann,020 7946 0018",
  "C2,D2,1e9,Bea,",
  "C3,D3,-1,,+44",
  ',,,"",',
  '"un"closed,1,2',
  `C4,D4,5,${"n".repeat(5_000)},1`,
  "C5,D5,\0,=1+1,\u202e",
];

const HEADER = "customer,debt,amount,name,phone";
const GOOD = [HEADER, "C1,D1,10.00,Ann Fuzz,020 7946 0018", "C2,D2,12.50,Bea Fuzz,"].join("\r\n");

const oddFiles: fc.Arbitrary<Buffer> = fc.oneof(
  fc.subarray(ROWS).map((rows) => Buffer.from([HEADER, ...rows].join("\r\n"))),
  strangeText.map((text) => Buffer.from(`customer,debt,amount\n${text},${text},${text}`)),
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    Buffer.alloc(0),
    Buffer.from("\ufeffcustomer;debt;amount\nC1;D1;1,5", "utf16le"),
    Buffer.from(`${"a,".repeat(20_000)}\n`),
    Buffer.from(`customer,debt,amount\n"${"x".repeat(300_000)}`),
    Buffer.from("customer,customer,debt\n1,2,3"),
  ),
);

const files = fc.oneof(fc.constant(Buffer.from(GOOD)), oddFiles);

/** Forms for an upload; about every sixth has nothing wrong in it. */
export function uploads(source: Source): fc.Arbitrary<Form> {
  const saved = source.schemas.PostImportMappingsBody as { properties?: { mapping?: object } } | undefined;
  const made = fromSchema({ ...saved?.properties?.mapping }, source);
  const mapping = fc.oneof(fc.constant<unknown>(MAPPING), fc.constant<unknown>(MAPPING), made, mutated(MAPPING));
  const fileName = fc.oneof(fc.constantFrom("ledger.csv", "../../x.csv", "a\0.csv", "CON", ".htaccess"), strangeText);
  return fc.tuple(files, mapping, fileName, fc.integer({ min: 0, max: 23 })).map(([file, map, name, how]) => {
    const parts = [
      { name: "file", file: name.replaceAll(/["\r\n]/g, "_"), bytes: file },
      { name: "mapping", bytes: Buffer.from(JSON.stringify(map) ?? "null") },
    ];
    return misformed({ parts, boundary: "----fuzz7d41", end: "--\r\n" }, how);
  });
}

function misformed(form: Form, how: number): Form {
  const { parts } = form;
  if (how === 0) return { ...form, parts: parts.toReversed() };
  if (how === 1) return { ...form, parts: parts.slice(1) };
  if (how === 2) return { ...form, parts: parts.slice(0, 1) };
  if (how === 3) return { ...form, parts: [...parts, ...parts] };
  if (how === 4) return { ...form, end: "" };
  if (how === 5) return { ...form, parts: [...parts, { name: "__proto__", bytes: Buffer.from("1") }] };
  if (how === 6) return { ...form, parts: [] };
  if (how === 7) return { ...form, boundary: "" };
  return form;
}

export function formOf({ parts, boundary, end }: Form): { type: string; bytes: Buffer } {
  const written = parts.flatMap(({ name, file, bytes }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(file === undefined ? "\r\n\r\n" : `; filename="${file}"\r\nContent-Type: text/csv\r\n\r\n`),
    bytes,
    Buffer.from("\r\n"),
  ]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...written, Buffer.from(`--${boundary}${end}`)]),
  };
}
