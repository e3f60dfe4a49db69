// The floor (DESIGN 8): the same statements, the same bytes, the same token check, in a bare Fastify handler.
import { createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';

const require = createRequire(import.meta.url);
const { Pool } = require('pg');
const jwt = require('jsonwebtoken');

const { port, databaseUrl, poolSize, secret, routes } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = createSecretKey(Buffer.from(secret));
const pool = new Pool({ connectionString: databaseUrl, max: poolSize });
const server = Fastify({ bodyLimit: 262_144 });
await server.register(cookie);

const TRANSACTION = /^(begin|start transaction|commit)/i;

const revive = (value) => {
  if (value?.date !== undefined) return new Date(value.date);
  if (value?.bytes !== undefined) return Buffer.from(value.bytes, 'base64');
  return value;
};

let sequence = 1_000_000;
/** Parameters of a write that must be new each time, as the scenario names them. */
const fresh = { sequence: () => (sequence += 1) };

/** A recorded statement, prepared under a name only when the API prepares it. */
function statementOf({ text, name, parameters, freshAt }) {
  const values = parameters.map(revive);
  const renewed = Object.entries(freshAt ?? {}).map(([at, kind]) => [Number(at), fresh[kind]]);
  return () => {
    if (TRANSACTION.test(text)) return { text };
    const own = renewed.length === 0 ? values : [...values];
    for (const [at, make] of renewed) own[at] = make();
    return name === null ? { text, values: own } : { name, text, values: own };
  };
}

for (const route of routes) {
  const statements = route.statements.map(statementOf);
  const isTransaction = route.statements.some(({ text }) => TRANSACTION.test(text));
  const bytes = Buffer.from(route.body, 'base64');
  const body = route.encoding === null ? bytes.toString() : bytes;
  const run = async (client) => {
    for (const statement of statements) await client.query(statement());
  };
  server.route({
    method: route.method,
    url: `/floor/${route.id}`,
    handler: async (request, reply) => {
      jwt.verify(request.cookies.lopso_access, key, { algorithms: ['HS256'] });
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
      if (route.encoding !== null) reply.header('content-encoding', route.encoding);
      return body;
    },
  });
}

await server.listen({ port, host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
