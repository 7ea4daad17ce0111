import { type Described, operationsOf } from "./described.ts";
import { OperationSection } from "./operation-section.tsx";
import { SchemaType } from "./schema-type.tsx";
import { SocketSection } from "./socket-section.tsx";
import { Words } from "./words.tsx";

/** The API's description as one page to read: no script, every part with its own address. */
export function ApiReference({ document }: { document: Described }) {
  const places = operationsOf(document);
  const groups = [...Map.groupBy(places, ({ operation }) => operation.tags[0] ?? "Other")];
  return (
    <main className="docs" id="main">
      <h1>{document.info.title} API</h1>
      <p>
        <Words text={document.info.description} />
      </p>
      <p>
        <a href="/api/openapi.json">The same as OpenAPI 3.1 (JSON)</a>
      </p>
      <nav aria-label="Operations">
        {groups.map(([tag, group]) => (
          <div key={tag}>
            <h2 className="docs-group">{tag}</h2>
            <ul className="docs-list">
              {group.map(({ method, path, operation }) => (
                <li key={operation.operationId}>
                  <a href={`#${operation.operationId}`}>{operation.summary}</a>{" "}
                  <code className="ink2">
                    {method} {path}
                  </code>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <p>
          <a href="#socket">Live messages</a> · <a href="#schemas">Schemas</a>
        </p>
      </nav>
      {groups.map(([tag, group]) => (
        <section key={tag} aria-labelledby={`tag-${tag}`}>
          <h2 id={`tag-${tag}`}>{tag}</h2>
          {group.map((place) => (
            <OperationSection key={place.operation.operationId} {...place} />
          ))}
        </section>
      ))}
      <SocketSection socket={document["x-socket"]} />
      <section aria-labelledby="schemas">
        <h2 id="schemas">Schemas</h2>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <section key={name} id={`schema-${name}`} aria-label={name}>
            <h3>{name}</h3>
            {schema.description ? <p>{schema.description}</p> : null}
            <div>
              <SchemaType schema={schema} />
            </div>
          </section>
        ))}
      </section>
    </main>
  );
}
