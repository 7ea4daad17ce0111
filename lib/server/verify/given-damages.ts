/** Test kit: ways to damage the worked case, and what verify says of each. Only tests import it. */
export const EVENT = "from cases where cases.id = events.case_id and cases.ref = $1 and events.version =";
const RANGE = "from cases where cases.id = ownership.case_id and cases.ref = $1 and";
const COMMAND = "from cases where cases.id = commands.case_id and cases.ref = $1 and";

const ENTRY = "from cases where cases.id = ledger_entries.case_id and cases.ref = $1 and ledger_entries.version =";

type Damage = [damaged: string, sql: string, version: number | null, what: RegExp];

export const DAMAGES: Damage[] = [
  ["a changed amount", `update events set data = jsonb_set(data, '{amountMinor}', '1') ${EVENT} 4`, 4, /^hash is not/],
  ["a changed commitment", `update events set data = '{"text": {"c": "x"}}' ${EVENT} 3`, 3, /^hash is not/],
  ["another actor", `update events set actor_id = 'x' ${EVENT} 3`, 3, /^hash is not/],
  ["another time", `update events set occurred_at = occurred_at - interval '1 day' ${EVENT} 3`, 3, /^hash is not/],
  ["a changed hash", `update events set hash = reverse(hash) ${EVENT} 3`, 3, /^hash is not/],
  [
    "a changed link",
    `update events set prev_hash = reverse(prev_hash) ${EVENT} 3`,
    3,
    /^prevHash is not the hash of #2/,
  ],
  ["a changed first link", `update events set prev_hash = hash ${EVENT} 1`, 1, /^prevHash of a first event/],
  [
    "one byte of a sealed value",
    `update events set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) ${EVENT} 3`,
    3,
    /^its sealed values do not open/,
  ],
  ["a lost sealed value", `update events set sealed = null ${EVENT} 3`, 3, /^its sealed values are missing/],
  [
    "an event that was cut out",
    `delete from events using cases where cases.id = events.case_id and cases.ref = $1 and events.version = 3`,
    3,
    /^missing: .* #4/,
  ],
  [
    "a first event that was cut out",
    `delete from events using cases where cases.id = events.case_id and cases.ref = $1 and events.version = 1`,
    1,
    /^missing/,
  ],
  [
    "a last event that was cut off",
    `delete from events using cases where cases.id = events.case_id and cases.ref = $1 and events.version = 7`,
    null,
    /^column version is 7; the log says 6/,
  ],
  [
    "no events at all",
    `delete from events using cases where cases.id = events.case_id and cases.ref = $1`,
    null,
    /^it has no events/,
  ],
  [
    "a gap between ranges",
    `update ownership set during = int4range(3, null) ${RANGE} upper_inf(during)`,
    2,
    /^ownership is .* from #3 on; the log says .* from #2 on/,
  ],
  [
    "another owner in a range",
    `update ownership set user_id = null ${RANGE} upper_inf(during)`,
    2,
    /^ownership is untaken/,
  ],
  [
    "a lost range",
    `delete from ownership using cases where cases.id = ownership.case_id and cases.ref = $1 and upper_inf(during)`,
    2,
    /range of ownership that begins here is missing/,
  ],
  [
    "a range too many",
    `insert into ownership select id, '(,0)', 'late', null from cases where ref = $1`,
    1,
    /^ownership is/,
  ],
  [
    "a damaged snapshot",
    "update cases set state = set_byte(state, 40, get_byte(state, 40) # 1) where ref = $1",
    null,
    /^snapshot does not open/,
  ],
  [
    "a damaged card",
    "update cases set card = set_byte(card, 40, get_byte(card, 40) # 1) where ref = $1",
    null,
    /^card does not open/,
  ],
  ["another owner in the row", "update cases set owner_user = null where ref = $1", null, /^column owner_user is null/],
  [
    "another due time in the row",
    "update cases set due_at = due_at + interval '1 ms' where ref = $1",
    null,
    /^column due_at/,
  ],
  [
    "a timer that was switched off",
    "update cases set next_due_at = null where ref = $1",
    null,
    /^column next_due_at is null/,
  ],
  [
    "another balance in the row",
    "update cases set balance_minor = 5 where ref = $1",
    null,
    /^column balance_minor is 5; the log says 90/,
  ],
  [
    "an offer that nobody made",
    "update cases set offer_team = 'late' where ref = $1",
    null,
    /^column offer_team is late; the log says null/,
  ],
  [
    "a later time in the row",
    "update cases set last_at = last_at + interval '1 hour' where ref = $1",
    null,
    /^column last_at/,
  ],
  ["a shorter lifetime", "update cases set lifetime = '[1,9)' where ref = $1", null, /^column lifetime/],
  [
    "another portfolio in the row",
    "update cases set portfolio = 'other' where ref = $1",
    null,
    /^column portfolio is other/,
  ],
  [
    "a forgotten command",
    `delete from commands using cases where cases.id = commands.case_id and cases.ref = $1 and from_version = 3`,
    3,
    /^its command is not remembered/,
  ],
  [
    "an answer that ends too late",
    `update commands set to_version = 9 ${COMMAND} from_version = 7`,
    7,
    /goes on to #9/,
  ],
  [
    "an answer that begins elsewhere",
    `update commands set from_version = 2 ${COMMAND} from_version = 3`,
    3,
    /begins at #2, where another command is/,
  ],
  [
    "an answer of another case",
    `update commands set case_id = (select id from cases where ref <> $1 limit 1) ${COMMAND} from_version = 3`,
    3,
    /^its command is remembered for another case/,
  ],
  [
    "an answer to nothing",
    `insert into commands select 'user:x', 'nobody-sent-it', id, '', 3, 3 from cases where ref = $1`,
    3,
    /^a remembered command's answer is not there/,
  ],
  [
    "a changed ledger entry",
    `update ledger_entries set amount_minor = amount_minor - 1 ${ENTRY} 4 and account = 'debt'`,
    4,
    /^its ledger entry "debt [0-9a-f-]{36} principal -10" is missing/,
  ],
  [
    "a lost ledger entry",
    `delete from ledger_entries using cases where cases.id = ledger_entries.case_id and cases.ref = $1
      and ledger_entries.version = 4 and account = 'received'`,
    4,
    /^its ledger entry "received 10" is missing/,
  ],
  [
    "a ledger entry for an event that posts nothing",
    `insert into ledger_entries (case_id, version, line, account, amount_minor, type, occurred_at)
      select id, 3, 1, 'received', 500, 'payment-received', now() from cases where ref = $1`,
    3,
    /^the ledger has the entry "received 500" for it; the log has not/,
  ],
];
