// A listening post: a server on loopback that writes down everything that
// reaches its port, by HTTP, by an upgrade (WebSocket), as a bare connection or
// as a UDP packet (WebTransport speaks QUIC). It is the other side of a leak:
// what it has not written down did not arrive.
import http from 'node:http';
import dgram from 'node:dgram';
import { once } from 'node:events';

/**
 * Opens a listening post on a free port of 127.0.0.1.
 * @param {(path: string) => {status?: number, headers?: object, body?: string|Buffer}|undefined} [answer]
 *   what to send for a path, or a promise of it; undefined means 204, which ends every kind of request.
 * @returns {Promise<{origin: string, port: number, entries: {how: string, method?: string, path?: string}[], stop: () => Promise<void>}>}
 */
export async function openPost(answer = () => undefined) {
  const entries = [];
  const server = http.createServer(async (request, response) => {
    entries.push({ how: 'http', method: request.method, path: request.url });
    const { status = 204, headers = {}, body = '' } = (await answer(request.url)) ?? {};
    // A connection of its own for each request keeps many attacks at once from queueing.
    response.writeHead(status, { connection: 'close', 'cache-control': 'no-store', ...headers });
    response.end(body);
    request.resume();
  });
  server.on('connection', () => entries.push({ how: 'connection' }));
  server.on('upgrade', (request, socket) => {
    entries.push({ how: 'upgrade', method: request.method, path: request.url });
    socket.on('error', () => {});
    socket.end('HTTP/1.1 426 Upgrade Required\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  server.on('clientError', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const packets = await listenForPackets(port, entries);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    entries,
    async stop() {
      packets.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Writes every UDP packet that reaches 127.0.0.1:port down in entries. */
export async function listenForPackets(port, entries) {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (packet) => entries.push({ how: 'udp', bytes: packet.length }));
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}
