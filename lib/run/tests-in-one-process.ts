/** Tests of what keeps nothing share a process, so that each module is loaded once; a test holds them to it. */
export const TESTS_IN_ONE_PROCESS = [
  "lib/domain/**/*.test.ts",
  "lib/client/*.test.ts",
  "lib/run/{audit,bench,simulate,torture}/*.test.ts",
  "components/**/*.test.{ts,tsx}",
];

/** These stand something in, open something, or look at a module that remembers. */
export const TESTS_APART = [
  "components/case/case-words.test.ts",
  "components/contact/permission-words.test.ts",
  "components/ui/announce.test.ts",
  "lib/client/connection.test.ts",
  "lib/client/enter-room.test.ts",
  "lib/client/use-live-case.test.ts",
  "lib/run/simulate/api-line.test.ts",
  "lib/run/torture/shuffled-pushes.test.ts",
];
