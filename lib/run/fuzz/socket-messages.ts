/** What a hostile client can say on an open socket, as socket.io messages and as frames of its own making. */
import fc from "fast-check";
import { deep, mutated, strange, strangeText } from "./strange.ts";

/** One message, and whether its sender asks for an answer. */
export type Message = { event: string; payloads: unknown[]; asks: boolean };

const EVENTS = ["case:join", "case:leave", "queue:join", "queue:leave", "presence"];
const UNKNOWN = [
  "__proto__",
  "toString",
  "connect",
  "disconnect",
  "error",
  "",
  "hello",
  "case:event",
  "newListener",
  "x".repeat(5_000),
];
const STATES = ["viewing", "editing", "on-call", "away"];
const TEAMS = ["early-arrears", "pre-legal", "specialist-support"];

/** Messages about these cases; about half of them could be meant. */
export function messages(refs: readonly string[]): fc.Arbitrary<Message> {
  const ref = fc.oneof(fc.constantFrom(...refs), strangeText);
  const meant: Record<string, fc.Arbitrary<unknown>> = {
    "case:join": fc.record({ ref, after: fc.integer({ min: 0, max: 5 }) }),
    "case:leave": fc.record({ ref }),
    "queue:join": fc.record({ team: fc.constantFrom(...TEAMS) }),
    "queue:leave": fc.record({ team: fc.constantFrom(...TEAMS) }),
    presence: fc.record({ ref, state: fc.constantFrom(...STATES) }),
  };
  const known = fc.constantFrom(...EVENTS).chain((event) => {
    const payload = meant[event] ?? fc.constant({});
    return fc.record({
      event: fc.constant(event),
      payloads: fc.oneof(
        payload.map((one) => [one]),
        payload.chain(mutated).map((one) => [one]),
        fc.array(fc.oneof(strange, binary), { maxLength: 4 }),
      ),
      asks: fc.boolean(),
    });
  });
  const unknown = fc.record({
    event: fc.oneof(fc.constantFrom(...UNKNOWN), strangeText),
    payloads: fc.array(fc.oneof(strange, binary), { maxLength: 3 }),
    asks: fc.boolean(),
  });
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: unknown });
}

const binary = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));

/** Frames as they go over the wire: engine.io and socket.io packets that no client library makes. */
export const frames: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    "",
    "2",
    "3probe",
    "5",
    "6",
    "9",
    "4",
    "40",
    "40/admin,",
    "40/__proto__,{}",
    '40{"token":{"a":1}}',
    "41",
    "42",
    "42[",
    "42[]",
    "42{}",
    '42["case:join"]',
    "42[1,2]",
    '42["__proto__",{}]',
    '4299999999999999999999["case:join",{"ref":"C-0000-0000","after":0}]',
    '42-1["presence",{}]',
    "431[]",
    "43999[null]",
    '44{"message":"x"}',
    '451-["case:join",{"_placeholder":true,"num":0}]',
    '451-["case:join",{"_placeholder":true,"num":99}]',
    '459999999-["case:join"]',
    "45-",
    '461-[{"_placeholder":true,"num":-1}]',
    `42["case:join",${"[".repeat(5_000)}`,
    `42["case:join",${JSON.stringify(deep(3_000))}]`,
    `42["case:leave",{"ref":"${"x".repeat(30_000)}"}]`,
    Buffer.alloc(0),
    Buffer.from([0xff, 0xfe, 0x00]),
    Buffer.alloc(20_000),
    Buffer.alloc(1_100_000),
  ),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
