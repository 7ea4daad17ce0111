import type { ReactNode } from "react";
import type { Schema } from "./described.ts";

/** What a schema is, in a few words, with links to the schemas that it names. */
export function SchemaType({ schema }: { schema: Schema }): ReactNode {
  if (schema.$ref) return <SchemaLink name={nameOf(schema.$ref)} />;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return <Joined schemas={choices} by=" or " />;
  if ("const" in schema) return <code>{JSON.stringify(schema.const)}</code>;
  if (schema.enum) return <code>{schema.enum.map((one) => JSON.stringify(one)).join(" | ")}</code>;
  if (schema.prefixItems?.length) {
    return (
      <>
        [<Joined schemas={schema.prefixItems} by=", " />]
      </>
    );
  }
  if (schema.items) {
    return (
      <>
        list of <SchemaType schema={schema.items} />
      </>
    );
  }
  if (schema.properties) return <Members schema={schema} />;
  return typeWords(schema);
}

function Members({ schema }: { schema: Schema }) {
  const { properties = {}, required = [] } = schema;
  return (
    <ul className="docs-members">
      {Object.entries(properties).map(([name, member]) => (
        <li key={name}>
          <code>{name}</code>
          {required.includes(name) ? "" : " (optional)"}: <SchemaType schema={member} />
          {member["x-personal"] ? " · personal: absent once erased" : ""}
          {member.description ? ` · ${member.description}` : ""}
        </li>
      ))}
    </ul>
  );
}

function Joined({ schemas, by }: { schemas: Schema[]; by: string }) {
  return schemas.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a fixed document never reorders
    <span key={at}>
      {at > 0 ? by : ""}
      <SchemaType schema={one} />
    </span>
  ));
}

function SchemaLink({ name }: { name: string }) {
  return <a href={`#schema-${name}`}>{name}</a>;
}

export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

function typeWords({ type, format, minimum, maximum, maxLength, additionalProperties, ...schema }: Schema): string {
  const words = [Array.isArray(type) ? type.join(" or ") : (type ?? "any value")];
  if (format) words.push(format);
  if (additionalProperties && type === "object") words.push("with any members");
  if (minimum !== undefined) words.push(`at least ${minimum}`);
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) words.push(`at most ${maximum}`);
  if (maxLength !== undefined) words.push(`at most ${maxLength} characters`);
  if (schema.default !== undefined) words.push(`default ${JSON.stringify(schema.default)}`);
  return words.join(", ");
}
