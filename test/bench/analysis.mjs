// The analysis of questions, of the quiz with the most attempts.
import { median, timed } from './load.mjs';

const TURNS = 5;

/** Milliseconds of the analysis for the department, over every attempt of the province. */
export async function analysis(api, officer) {
  const get = async (quizId) => {
    const query = quizId === null ? '?minimum=1' : `?minimum=1&quizId=${quizId}`;
    const answer = await timed(api.url, { method: 'GET', path: `/api/question-statistics${query}`, headers: officer });
    if (answer.status !== 200) throw new Error(`analysis: ${answer.status} ${answer.bytes.toString()}`);
    return { ms: answer.ms, seen: JSON.parse(answer.bytes.toString()) };
  };
  const { seen } = await get(null);
  const all = [];
  for (const { quizId } of seen.quizzes) all.push((await get(quizId)).seen);
  const [largest] = all.sort((one, other) => other.attempts - one.attempts);
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) times.push((await get(largest.quizId)).ms);
  return {
    attempts: largest.attempts,
    questions: largest.questions.length,
    ms: median(times),
    slowestMs: Math.max(...times),
  };
}

/** The analysis in a line. */
export function analysisLine({ attempts, questions, ms, slowestMs }) {
  return `analysis of ${attempts} attempts, ${questions} questions: ${ms.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms`;
}
