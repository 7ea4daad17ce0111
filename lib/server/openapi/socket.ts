/** The live half in words (OpenAPI has none for sockets): `x-socket` of the document. */
export const SOCKET = {
  path: "/live",
  protocol: "socket.io 4, websocket transport only",
  authentication:
    'The session cookie with our own Origin, or auth: { token: "<api key>" }. Refused: connect_error whose err.data.code is "unauthorized".',
  clientToServer: {
    "case:join": {
      data: "{ ref, after }",
      answer:
        "{ ok: true, version, events } with what was missed, in order; { ok: true, version, reset: true } above 500 events (fetch the case); or { ok: false, code }",
    },
    "case:leave": { data: "{ ref }", answer: "{ ok: true }" },
    "queue:join": { data: "{ team }", answer: "{ ok: true } or { ok: false, code }" },
    "queue:leave": { data: "{ team }", answer: "{ ok: true }" },
    presence: {
      data: '{ ref, state: "viewing" | "editing" | "on-call" | "away" }',
      answer: "{ ok: true } or { ok: false, code }",
    },
    painted: {
      data: "{ milliseconds: [1 to 20 numbers up to 60000] }: how long pushed events took from their commit to the frame that shows them; for browsers, once in 10 seconds",
      answer: "{ ok: true } or { ok: false, code }",
    },
  },
  serverToClient: {
    hello: "{ now, node }: the database's clock at the handshake, and which node answers.",
    "case:event":
      "A CaseEvent, after its commit, in version order, each at most once. A repeat is nothing; after a gap ask with case:join.",
    "queue:change": "{ ref, version }: a row of a joined team's lists may have changed; fetch what is visible.",
    presence: "{ ref, people: [{ id, name, team, state }] }",
    notify: "{ kind, ref, at }",
    "access:revoked": "{ ref }: nothing more of this case will come.",
    "demo:day": "{ playing, until, startedBy }: on a demo alone, the day is played or no longer.",
  },
  limits: "10 messages a second per socket, 16 kB each.",
} as const;
