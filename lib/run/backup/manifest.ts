/** What a backup says of itself: `about.json` before the tables, `manifest.json` after them. Keys are named, never contained. */
import { createHmac, hkdfSync } from "node:crypto";
import * as z from "zod";

export const FORMAT = "baton-backup-1";
export const ABOUT = "about.json";
export const MANIFEST = "manifest.json";

/** Something that is wrapped, to try a master key on: the place it is bound to, and the bytes in base64. */
const sample = z.strictObject({ bound: z.string(), wrapped: z.base64() });

export const aboutSchema = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  server: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  masterKeys: z.array(z.string()),
  installationKey: sample,
  samples: z.array(sample),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_0-9]+$/),
      columns: z.array(z.string()).min(1),
      comment: z.string().nullable(),
    }),
  ),
});

export const manifestSchema = z.strictObject({
  tables: z.record(z.string(), z.strictObject({ rows: z.int(), bytes: z.int(), sha256: z.string() })),
  sequences: z.record(z.string(), z.strictObject({ last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  aboutSha256: z.string(),
});
/** The manifest under a keyed hash: who has no key of the installation cannot put another backup in the place of one. */
export const signedSchema = z.strictObject({ manifest: z.string(), mac: z.string() });

export type About = z.infer<typeof aboutSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type Backup = { about: About; manifest: Manifest };

export class BackupProblem extends Error {}

/** The keyed hash of a manifest; `installationKey` is the unwrapped one. */
export function macOf(installationKey: Buffer, manifest: string): string {
  const key = Buffer.from(hkdfSync("sha256", installationKey, "", "baton backup", 32));
  return createHmac("sha256", key).update(manifest).digest("base64");
}
