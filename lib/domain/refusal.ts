/**
 * A broken rule: nothing is written. `code` is the contract's problem code, `rule` the rule that refused, `sentence`
 * says what is wrong and what to do, `facts` are the figures behind it (never personal).
 */
export class Refusal extends Error {
  readonly code: "refused" | "conflict" | "wrong-currency" | "forbidden" | "invalid";
  readonly rule: string;
  readonly facts: Record<string, unknown>;

  constructor(rule: string, sentence: string, facts: Record<string, unknown> = {}, code: Refusal["code"] = "refused") {
    super(sentence);
    this.name = "Refusal";
    this.rule = rule;
    this.facts = facts;
    this.code = code;
  }
}
