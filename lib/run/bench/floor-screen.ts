/** The floor of two screens: a page that is a button and a list. A click is sent over `ws` and comes to everybody as a line. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const PAGE = `<!doctype html><html lang="en"><title>Floor</title><button>Send</button><ul></ul><script>
  const list = document.querySelector("ul");
  const socket = new WebSocket(location.href.replace("http", "ws"));
  socket.onopen = () => document.body.setAttribute("data-open", "");
  socket.onmessage = ({ data }) => {
    const line = document.createElement("li");
    line.id = "event-" + data;
    line.textContent = "A note of the bench";
    list.prepend(line);
  };
  let count = 0;
  document.querySelector("button").onclick = () => socket.send(String(++count));
</script></html>`;

const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(PAGE));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const one of sockets.clients) one.send(String(data));
  });
});
server.listen(Number(process.env.PORT), () => console.log("floor is ready"));
for (const end of ["SIGTERM", "disconnect"]) process.once(end, () => process.exit(0));
