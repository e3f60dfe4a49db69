import { type Socket } from 'node:net';
import { type FastifyInstance } from 'fastify';

const SWEEP_MS = 100;

/**
 * Lets a stop wait for answers under way and for nothing else. Node closes idle connections once, at the beginning of a stop: those that
 * become idle behind their last answer would hold it for the 72 s of keep-alive, and those a browser opened ahead of need, on which no byte ever
 * came, count as busy to Node. So both are swept until the last connection is gone. Costs a request nothing.
 */
export function waitForAnswersAlone(server: FastifyInstance): void {
  const connections = new Set<Socket>();
  server.server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const sweep = (): void => {
    server.server.closeIdleConnections();
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  };
  server.addHook('preClose', (done) => {
    const sweeping = setInterval(sweep, SWEEP_MS).unref();
    server.server.once('close', () => clearInterval(sweeping));
    done();
  });
}
