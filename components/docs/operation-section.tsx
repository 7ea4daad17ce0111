import { TableScroll } from "#components/ui/table-scroll.tsx";
import type { Content, Operation, Place } from "./described.ts";
import { SchemaType } from "./schema-type.tsx";
import { Words } from "./words.tsx";

/** One operation: who may, what goes in, what comes out. */
export function OperationSection({ method, path, operation }: Place) {
  const { operationId, summary, description, security } = operation;
  return (
    <section className="docs-operation" id={operationId} aria-labelledby={`${operationId}-title`}>
      <h3 id={`${operationId}-title`}>{summary}</h3>
      <p>
        <code className="docs-path">
          {method} {path}
        </code>
      </p>
      {description ? (
        <p>
          <Words text={description} />
        </p>
      ) : null}
      <p className="ink2 sm">{whoMay(security)}</p>
      <Parameters operation={operation} />
      {operation.requestBody ? (
        <p>
          <b>Body</b>: <BodyType content={operation.requestBody.content} />
        </p>
      ) : null}
      <Answers operation={operation} />
    </section>
  );
}

function whoMay(security: Operation["security"]): string {
  const key = security.find((one) => "key" in one)?.key;
  const person = security.some((one) => "session" in one);
  if (security.length === 0) return "Nobody needs to sign in.";
  if (!key) return "For signed-in people.";
  return `For a key with ${key.join(" or ")}${person ? ", or a signed-in person" : ""}.`;
}

function Parameters({ operation: { operationId, parameters } }: { operation: Operation }) {
  if (!parameters) return null;
  return (
    <>
      <h4 id={`${operationId}-query`}>Query</h4>
      <ul className="docs-members" aria-labelledby={`${operationId}-query`}>
        {parameters.map(({ name, schema }) => (
          <li key={name}>
            <code>{name}</code>: <SchemaType schema={schema} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Answers({ operation: { summary, responses } }: { operation: Operation }) {
  return (
    <TableScroll label={`Answers of: ${summary}`}>
      <table className="table docs-table">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Says</th>
            <th scope="col">Body</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(responses).map(([status, { description, content, headers = {} }]) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td>
                <Words text={[description, ...headerWords(headers)].join(" ")} />
              </td>
              <td>{content ? <BodyType content={content} /> : "none"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function headerWords(headers: Record<string, { description: string }>): string[] {
  return Object.entries(headers).map(([name, { description }]) => `\`${name}\`: ${description}`);
}

function BodyType({ content }: { content: Content }) {
  return Object.entries(content).map(([media, { schema }]) => (
    <span key={media}>
      {schema ? <SchemaType schema={schema} /> : null}
      {/json$/.test(media) ? null : <span className="ink3"> {media}</span>}
    </span>
  ));
}
