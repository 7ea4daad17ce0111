import { expect, it } from "vitest";
import { maskOf } from "./mask.ts";

it.each([
  ["phone", "+44 7700 900117", "••• 17"],
  ["phone", "1234", "•••"],
  ["phone", "", "•••"],
  ["email", "ruth@example.co.uk", "r•••@e•••.uk"],
  ["email", "🙂x@example.com", "🙂•••@e•••.com"],
  ["email", "ruth@🙂.example", "r•••@🙂•••.example"],
  ["address", "1 High Street\nLeeds\nLS1 4AB", "•••, LS1•••"],
  ["address", "Flat 2, 9 Hill Road, Cape Town", "•••, Cap•••"],
] as const)("masks the %s %j as %j", (kind, value, mask) => expect(maskOf(kind, value)).toBe(mask));
