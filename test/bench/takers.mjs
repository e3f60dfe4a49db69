// An exam of a whole province: 2,000 takers who each save an answer every 15 seconds, and what became of every receipt.
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { cpuMs, memoryMb, percentile, timed } from './load.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const TAKERS = Number(process.env.LOPSO_BENCH_TAKERS ?? 2000);
const EVERY_MS = 15_000;
const SAVES = 4;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The answers of one taker, one question after the other, on one device. */
function* answersOf(attempt) {
  const deviceId = randomUUID();
  const questions = attempt.questions.filter(({ type }) => type === 'single');
  for (let sequence = 1; sequence <= SAVES; sequence += 1) {
    const { id, choices } = questions[sequence % questions.length];
    yield { questionId: id, deviceId, sequence, response: { choice: choices[sequence % choices.length].id } };
  }
}

/** Saves at its own moment within every 15 seconds; receipts and milliseconds go where the others' go. */
async function take(api, { attempt, headers, agent, startsAt }, kept) {
  let due = startsAt;
  for (const answer of answersOf(attempt)) {
    await wait(Math.max(0, due - performance.now()));
    const path = `/api/attempts/${attempt.id}/answers`;
    const asked = { method: 'PUT', path, agent, headers: { ...headers, 'content-type': 'application/json' } };
    const { status, ms } = await timed(api.url, asked, JSON.stringify(answer));
    kept.times.push(ms);
    if (status === 200) kept.receipts.push({ attemptId: attempt.id, ...answer });
    else kept.refused += 1;
    due += EVERY_MS;
  }
}

/** Receipts without a row in the database, the same answer in it. */
async function lostOf(databaseUrl, receipts) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const column = (name) => receipts.map((receipt) => receipt[name]);
  const { rows } = await client.query(
    `select count(*)::int as lost from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[]) r (attempt, question, device, sequence, choice)
     where not exists (select from assessment.answer a where a.attempt_id = r.attempt and a.question_id = r.question
       and a.device_id = r.device and a.sequence = r.sequence and a.response->>'choice' = r.choice)`,
    [
      column('attemptId'),
      column('questionId'),
      column('deviceId'),
      column('sequence'),
      receipts.map(({ response }) => response.choice),
    ],
  );
  await client.end();
  return rows[0].lost;
}

/** A minute of the exam. `headers` and `attempts` belong together by their place. */
export async function savingTakers(api, { databaseUrl, headers, attempts }) {
  const takers = Math.min(TAKERS, attempts.length);
  const agent = new Agent({ keepAlive: true, maxSockets: takers });
  const kept = { times: [], receipts: [], refused: 0 };
  const before = cpuMs(api.pid);
  const from = performance.now();
  await Promise.all(
    attempts.slice(0, takers).map((attempt, index) => {
      const startsAt = from + (index * EVERY_MS) / takers;
      return take(api, { attempt, headers: headers[index], agent, startsAt }, kept);
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  kept.times.sort((a, b) => a - b);
  return {
    takers,
    seconds,
    saved: kept.receipts.length,
    refused: kept.refused,
    lost: await lostOf(databaseUrl, kept.receipts),
    p50: percentile(kept.times, 0.5),
    p95: percentile(kept.times, 0.95),
    slowest: kept.times[kept.times.length - 1],
    cpuMs: (cpuMs(api.pid) - before) / kept.receipts.length,
    apiMb: memoryMb(api.pid),
  };
}

const RESPONSES = {
  single: ({ choices }) => ({ choice: choices[0].id }),
  'true-false': ({ choices }) => ({ choice: choices[0].id }),
  multiple: ({ choices }) => ({ choices: [choices[0].id] }),
  numeric: () => ({ text: '1' }),
};

/** Takers who answer every question and hand in: CPU of one, without the start. */
export async function wholeTakers(api, { headers, attempts }) {
  const agent = new Agent({ keepAlive: true });
  const before = cpuMs(api.pid);
  for (const [index, attempt] of attempts.entries()) {
    const ask = async (method, path, body) => {
      const json = { ...headers[index], 'content-type': 'application/json' };
      const { status, bytes } = await timed(api.url, { method, path, agent, headers: json }, JSON.stringify(body));
      if (status !== 200) throw new Error(`${method} ${path}: ${status} ${bytes.toString()}`);
    };
    const deviceId = randomUUID();
    for (const [sequence, question] of attempt.questions.entries()) {
      const response = RESPONSES[question.type](question);
      await ask('PUT', `/api/attempts/${attempt.id}/answers`, {
        questionId: question.id,
        deviceId,
        sequence,
        response,
      });
    }
    await ask('POST', `/api/attempts/${attempt.id}/submission`, {});
  }
  agent.destroy();
  return { questions: attempts[0].questions.length, cpuMs: (cpuMs(api.pid) - before) / attempts.length };
}

/** The exam in a line. */
export function examLine(exam) {
  const { takers, seconds, saved, refused, lost, p50, p95, slowest } = exam;
  return `${takers} takers saving every 15 s for ${seconds.toFixed(0)} s: ${saved} saved, ${refused} refused, ${lost} lost, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`;
}
