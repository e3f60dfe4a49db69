import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { signIn } from './province.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');

const TAKERS = 24;
export const PASSWORD = 'lopso-demo-2026';

/** Who takes part: members without an attempt at the measured quiz, and the round that is open. */
export async function people(databaseUrl, takersWanted = TAKERS) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const takers = await client.query(
    `select a.username from identity.account a
     where a.state = 'active' and a.member_id is not null
       and exists (select from identity.consent c where c.account_id = a.id)
       and not exists (select from assessment.attempt t where t.member_id = a.member_id and t.quiz_id = 'C08-QUIZ')
     order by a.username limit $1`,
    [takersWanted],
  );
  const rounds = await client.query('select id from learning.round order by opened_at limit 1');
  await client.end();
  return { takers: takers.rows.map((row) => row.username), roundId: rounds.rows[0].id };
}

/** Signs everybody in over HTTP; their headers. */
export async function signInAll(url, { takers, roundId }) {
  return {
    member: await signIn(url, 'thanhvien', PASSWORD),
    officer: await signIn(url, 'sokhcn', PASSWORD),
    takers: await Promise.all(takers.map((username) => signIn(url, username, PASSWORD))),
    roundId,
  };
}

/** One request, the answer's bytes as they are on the wire. */
export function send(url, { method, path, headers }, body) {
  return new Promise((resolve, reject) => {
    const call = request(url + path, { method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Numbers that must be new each time a statement is replayed. */
function markFresh(statements, freshValue) {
  if (freshValue === undefined) return;
  for (const statement of statements) {
    const at = statement.parameters.indexOf(freshValue.value);
    if (at !== -1) statement.freshAt = { [at]: freshValue.kind };
  }
}

/** One request against the recording API: its statements in their order, status and bytes. */
export async function record(scenario, url, file) {
  if (scenario.method === 'GET') await send(url, scenario);
  writeFileSync(file, '');
  const answer = await send(url, scenario, scenario.recordBody);
  if (answer.status >= 300) throw new Error(`${scenario.id}: ${answer.status} ${answer.body.toString()}`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const statements = lines.filter(Boolean).map((line) => JSON.parse(line));
  markFresh(statements, scenario.freshValue);
  return {
    id: scenario.id,
    method: scenario.method,
    status: answer.status,
    encoding: answer.headers['content-encoding'] ?? null,
    body: answer.body.toString('base64'),
    statements,
  };
}
