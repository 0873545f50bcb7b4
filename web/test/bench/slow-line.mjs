// A slow line between a browser and a server: every byte of every connection goes
// through it, those of workers too, which a browser's own emulation leaves out.
import net from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Opens a line to 127.0.0.1:port.
 * @param {{down: number, up: number, trip: number}} line bits a second each way, shared by all connections; milliseconds there and back
 * @returns {Promise<{origin: string, stop: () => Promise<void>}>}
 */
export async function openLine(port, { down, up, trip }) {
  const sockets = new Set();
  const lanes = { down: lane(down, trip / 2), up: lane(up, trip / 2) };
  const server = net.createServer(async (near) => {
    const far = net.connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    const opened = pause(trip); // the handshake
    carry(near, far, lanes.up, opened);
    carry(far, near, lanes.down, opened);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/**
 * A direction: says when a piece of so many bytes arrives that was ready at a time,
 * one piece after the other. A timer that goes off late on a busy machine then
 * delays the next piece no further.
 */
function lane(bits, delay) {
  let free = 0;
  return (bytes, ready) => {
    free = Math.max(free, ready) + (bytes * 8000) / bits;
    return free + delay;
  };
}

async function carry(from, to, arrives, opened) {
  await opened;
  try {
    for await (const whole of from) {
      const ready = performance.now();
      // A packet at a time, so that connections share the line.
      for (let at = 0; at < whole.length; at += 1400) {
        const piece = whole.subarray(at, at + 1400);
        const wait = arrives(piece.length, ready) - performance.now();
        if (wait > 0) await pause(wait);
        to.write(piece);
      }
    }
    to.end();
  } catch {
    to.destroy();
  }
}
