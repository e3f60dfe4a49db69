import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { cpuMs, memoryMb, percentile, round, timed } from './load.mjs';
import { tokensOf } from './tokens.mjs';
import { savingTakers, wholeTakers } from './takers.mjs';

const QUIZ = 'C08-QUIZ';
const STARTS = Number(process.env.LOPSO_BENCH_STARTS ?? 3000);
const START_SECONDS = 10;
const BEHIND_ONE_ADDRESS = 150;
const WHOLE_TAKERS = 50;

/** Evenly over ten seconds; everybody starts one attempt. */
async function startAttempts({ url, pid }, takers) {
  const before = cpuMs(pid);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const gapMs = (START_SECONDS * 1000) / takers.length;
  const from = performance.now();
  const answers = await Promise.all(
    takers.map(async (headers, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * gapMs));
      return timed(
        url,
        {
          method: 'POST',
          path: `/api/quizzes/${QUIZ}/attempts`,
          agent,
          headers: { ...headers, 'content-type': 'application/json' },
        },
        '{}',
      );
    }),
  );
  agent.destroy();
  const times = answers.map((one) => one.ms).sort((a, b) => a - b);
  const good = answers.filter((one) => one.status === 200 || one.status === 201);
  const figures = {
    attempts: answers.length,
    failed: answers.length - good.length,
    seconds: (performance.now() - from) / 1000,
    cpuMs: (cpuMs(pid) - before) / answers.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
  };
  return { figures, attempts: good.map((one) => JSON.parse(one.bytes.toString())) };
}

/** All of them behind one address, each saving answer after answer on a connection of its own. */
async function saveTogether(api, takers, attempts) {
  let turn = 0;
  const makeBody = () => {
    turn += 1;
    const at = turn % attempts.length;
    const attempt = attempts[at];
    const question = attempt.questions.find((one) => one.choices.length > 0 && one.type === 'single');
    return {
      path: `/api/attempts/${attempt.id}/answers`,
      headers: { ...takers[at], 'content-type': 'application/json' },
      body: JSON.stringify({
        questionId: question.id,
        deviceId: randomUUID(),
        sequence: turn,
        response: { choice: question.choices[0].id },
      }),
    };
  };
  const target = { ...api, method: 'PUT', path: '/', makeBody };
  const { requests, refused, perSecond, p50, p97_5 } = await round(target, {
    connections: BEHIND_ONE_ADDRESS,
    seconds: 5,
  });
  return { people: BEHIND_ONE_ADDRESS, saved: requests, refused, perSecond, p50, p97_5 };
}

/** The list of a round as .xlsx: first byte, whole file, growth of the process meanwhile. */
async function exportPeople(api, officer, roundId) {
  const before = memoryMb(api.pid);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memoryMb(api.pid))), 20);
  const answer = await timed(api.url, { method: 'GET', path: `/api/rounds/${roundId}/people.xlsx`, headers: officer });
  clearInterval(watch);
  return {
    status: answer.status,
    firstByteMs: answer.firstMs,
    seconds: answer.ms / 1000,
    kB: answer.bytes.length / 1000,
    memoryGrowthMb: peak - before,
  };
}

/** Loads that come at once: starts, one address, an exam of 2,000, the export. */
export async function bursts(api, { databaseUrl, secret, officer, roundId }) {
  const without = `not exists (select from assessment.attempt t where t.member_id = a.member_id and t.quiz_id = '${QUIZ}')`;
  const takers = (await tokensOf(databaseUrl, secret, without, STARTS)).map(({ headers }) => headers);
  const { figures, attempts } = await startAttempts(api, takers);
  const together = attempts.slice(0, BEHIND_ONE_ADDRESS);
  const atOneAddress = await saveTogether(api, takers, together);
  const exam = await savingTakers(api, { databaseUrl, headers: takers, attempts });
  const last = { headers: takers.slice(-WHOLE_TAKERS), attempts: attempts.slice(-WHOLE_TAKERS) };
  const taker = await wholeTakers(api, last);
  taker.cpuMs += figures.cpuMs;
  return { starts: figures, atOneAddress, exam, taker, exported: await exportPeople(api, officer, roundId) };
}
