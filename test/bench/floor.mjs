// The floor (DESIGN 8): the same statements, the same bytes, the same token check, in a bare Fastify handler.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';

const require = createRequire(import.meta.url);
const { Pool } = require('pg');
const jwt = require('jsonwebtoken');

const { port, databaseUrl, secret, routes } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const pool = new Pool({ connectionString: databaseUrl, max: 12 });
const server = Fastify({ bodyLimit: 262_144 });
await server.register(cookie);

const revive = (value) => {
  if (value?.date !== undefined) return new Date(value.date);
  if (value?.bytes !== undefined) return Buffer.from(value.bytes, 'base64');
  return value;
};

let sequence = 1_000_000;
/** Parameters of a write that must be new each time, as the scenario names them. */
const fresh = { uuid: () => randomUUID(), sequence: () => (sequence += 1), now: () => new Date() };

for (const route of routes) {
  const statements = route.statements.map(({ text, parameters, freshAt }, index) => ({
    text,
    name: `floor-${route.id}-${index}`,
    parameters: parameters.map(revive),
    freshAt: Object.entries(freshAt ?? {}).map(([at, kind]) => [Number(at), fresh[kind]]),
  }));
  const isTransaction = statements.some(({ text }) => /^(begin|start transaction)/i.test(text));
  const run = async (client) => {
    for (const { text, name, parameters, freshAt } of statements) {
      if (/^(begin|start transaction|commit)/i.test(text)) {
        await client.query(text);
        continue;
      }
      const values = freshAt.length === 0 ? parameters : [...parameters];
      for (const [at, make] of freshAt) values[at] = make();
      await client.query({ name, text, values });
    }
  };
  server.route({
    method: route.method,
    url: `/floor/${route.id}`,
    handler: async (request, reply) => {
      if (route.needsToken) jwt.verify(request.cookies.lopso_access, secret, { algorithms: ['HS256'] });
      if (isTransaction) {
        const client = await pool.connect();
        try {
          await run(client);
        } finally {
          client.release();
        }
      } else {
        await run(pool);
      }
      reply.code(route.status).type('application/json; charset=utf-8');
      return route.body;
    },
  });
}

await server.listen({ port, host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
