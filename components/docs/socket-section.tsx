import type { Described } from "./described.ts";

/** The live half: what is sent and what comes. */
export function SocketSection({ socket }: { socket: Described["x-socket"] }) {
  return (
    <section aria-labelledby="socket">
      <h2 id="socket">Live messages</h2>
      <p>
        <code>{socket.path}</code>, {socket.protocol}. {socket.authentication} {socket.limits}
      </p>
      <h3>Client to server, acknowledged</h3>
      <dl className="docs-messages">
        {Object.entries(socket.clientToServer).map(([name, { data, answer }]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <code>{data}</code> → {answer}
            </dd>
          </div>
        ))}
      </dl>
      <h3>Server to client</h3>
      <dl className="docs-messages">
        {Object.entries(socket.serverToClient).map(([name, says]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
