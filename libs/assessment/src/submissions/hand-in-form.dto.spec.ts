import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { Agent, request as httpRequest } from 'node:http';
import { type AddressInfo } from 'node:net';
import { readHandInForm } from './hand-in-form.dto';

const BOUNDARY = 'abc';

function form(name: string, sizeBytes: number): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="x.jpg"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.alloc(sizeBytes), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

describe('the form of a practical task', () => {
  const server = fastify();
  /** One connection, so that each request comes after the one before on the same socket. */
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const post = (body: Buffer): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = server.server.address() as AddressInfo;
      const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': body.length };
      const sent = httpRequest(
        { port, host: '127.0.0.1', method: 'POST', agent, headers, timeout: 10_000 },
        (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer on this connection')));
      sent.on('error', reject);
      sent.end(body);
    });

  beforeAll(async () => {
    await server.register(multipart, { limits: { fileSize: 1_000_000, files: 3, fields: 20, fieldSize: 20_000 } });
    server.post('/', (incoming) => readHandInForm(incoming));
    server.setErrorHandler((error, _incoming, reply) => reply.status(400).send({ message: String(error) }));
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    agent.destroy();
    await server.close();
  });

  it('leaves the connection free for the next request after a file nobody asked for, however large', async () => {
    expect(await post(form('evil', 3_000_000))).toBe(400);
    expect(await post(form('evil', 10))).toBe(400);
  });

  it('leaves it free after a photo that is too large', async () => {
    expect(await post(form('photos', 3_000_000))).toBe(400);
    expect(await post(form('photos', 10))).toBe(400);
  });
});
