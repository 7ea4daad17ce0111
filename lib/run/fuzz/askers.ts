import type { Asker, World } from "./volley.ts";

const AT_THE_OFFICE = /\/(admin|keys)/;
const AT_THE_DESK = /^\/api\/v1\/(?!admin|keys)/;

type Made<Of> = (of: Of, maySeeCustomers: boolean, at: RegExp) => Promise<Asker>;

/** Everybody who could ask: nobody, each role of the demo, and keys of each scope; `at` is what they are there for. */
export async function everyKindOf(
  person: Made<"zed" | "amara" | "lena" | "cara" | "ana" | "adam">,
  key: Made<("read" | "write" | "import" | "webhooks" | "admin")[]>,
): Promise<World["askers"]> {
  return {
    nobody: { proof: {}, renew: async () => ({}), maySeeCustomers: false, at: /\/(auth|welcome)/ },
    zed: await person("zed", false, /^$/),
    amara: await person("amara", true, AT_THE_DESK),
    lena: await person("lena", true, AT_THE_DESK),
    cara: await person("cara", true, /\/(access-log|board)/),
    ana: await person("ana", false, /^$/),
    adam: await person("adam", false, AT_THE_OFFICE),
    "reading key": await key(["read"], true, /^\/metrics/),
    "working key": await key(["read", "write", "import"], true, /\/(cases|import|exports|board)/),
    "key for hooks": await key(["webhooks"], false, /^$/),
    "admin key": await key(["admin"], false, AT_THE_OFFICE),
  };
}
