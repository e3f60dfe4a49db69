import { randomUUID } from 'node:crypto';

const RECORDED_SEQUENCE = 777_001;
const QUIZ = 'C08-QUIZ';

const ask = async (url, headers, method, path, body) => {
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
};

/** An open attempt of somebody who may take the quiz, with a question of one choice in it. */
async function openAttempt(url, headers) {
  const attempt = await ask(url, headers, 'POST', `/api/quizzes/${QUIZ}/attempts`, {});
  const question = attempt.questions.find((one) => one.type === 'single');
  return { attemptId: attempt.id, questionId: question.id, choice: question.choices[0].id };
}

const answerOf = ({ questionId, choice }, sequence) => ({
  questionId,
  deviceId: randomUUID(),
  sequence,
  response: { choice },
});

/** The requests that are measured, once the people are signed in. `takers` are headers of members. */
export async function scenariosFor(url, { member, officer, takers, roundId }) {
  const attempts = [];
  for (const headers of takers) attempts.push({ headers, ...(await openAttempt(url, headers)) });
  const [first] = attempts;
  let turn = 0;
  const read = (id, title, { cookie }, path) => ({
    id,
    title,
    method: 'GET',
    path,
    headers: { cookie, 'accept-encoding': 'gzip, deflate, br, zstd' },
  });
  return [
    read('home', 'Hôm nay của thành viên', member, '/api/me/home'),
    read('lesson', 'một bài học', member, '/api/lessons/C05-04'),
    read('paper', 'đề bài kiểm tra', first.headers, `/api/attempts/${first.attemptId}`),
    {
      id: 'save',
      title: 'lưu một câu trả lời',
      method: 'PUT',
      path: `/api/attempts/${first.attemptId}/answers`,
      headers: { ...first.headers, 'content-type': 'application/json' },
      recordBody: answerOf(first, RECORDED_SEQUENCE),
      freshValue: { value: RECORDED_SEQUENCE, kind: 'sequence' },
      makeBody: () => {
        turn += 1;
        const attempt = attempts[turn % attempts.length];
        return {
          path: `/api/attempts/${attempt.attemptId}/answers`,
          headers: { ...attempt.headers, 'content-type': 'application/json' },
          body: JSON.stringify(answerOf(attempt, turn)),
        };
      },
    },
    read('overview', 'tổng quan của Sở', officer, `/api/rounds/${roundId}/overview`),
  ];
}

/** Hands in one attempt of each taker; gives the milliseconds of each. */
export async function submitAll(url, takers) {
  const open = [];
  for (const headers of takers) {
    const { attemptId } = await openAttempt(url, headers);
    open.push({ headers, attemptId });
  }
  const times = [];
  for (const { headers, attemptId } of open) {
    const from = performance.now();
    await ask(url, headers, 'POST', `/api/attempts/${attemptId}/submission`);
    times.push(performance.now() - from);
  }
  return times;
}
