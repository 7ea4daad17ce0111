/** A customer who is nobody: for checking, for test sends, and beside the editor. */
import { FIELD_NAMES, FIELDS } from "./fields.ts";
import type { Filling } from "./filling.ts";
import type { InputField, Jurisdiction, Sender } from "./template.ts";

/** Every field with its example; what is known of the sender takes its place. */
export function exampleFilling(jurisdiction: Jurisdiction, sender: Partial<Sender>, inputs: InputField[]): Filling {
  const currency = { uk: "GBP", us: "USD", za: "ZAR" }[jurisdiction];
  const examples = FIELD_NAMES.filter((name) => FIELDS[name].type !== "notice").map((name) => {
    const example = FIELDS[name].example;
    return [name, typeof example === "object" && "currency" in example ? { ...example, currency } : example];
  });
  const ours = Object.entries(sender).flatMap(([name, value]) =>
    typeof value === "string" && value !== "" && name !== "language" ? [[`our.${name}`, value]] : [],
  );
  return {
    jurisdiction,
    currency,
    fields: Object.fromEntries([
      ...examples,
      ...ours,
      ...(sender.telephone ? [["team.telephone", sender.telephone]] : []),
    ]),
    inputs: Object.fromEntries(inputs.map((input) => [input.id, exampleInput(input)])),
  };
}

const EXAMPLES = { money: "55.00", day: "2026-12-04" };

function exampleInput({ type, label, maxLength }: InputField): string {
  return type === "money" || type === "day" ? EXAMPLES[type] : [...`(${label})`].slice(0, maxLength).join("");
}
