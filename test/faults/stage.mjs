import { randomUUID } from 'node:crypto';

/** The first round that issues by itself, with what it demands; its last quiz is the one that will be missing. */
async function roundOf(client) {
  const rounds = await client.query(
    `select id from learning.round where release = 'automatic' and state = 'open' order by opened_at, id limit 1`,
  );
  const round = rounds.rows[0];
  if (round === undefined) throw new Error('the province has no open round with automatic release');
  const requirements = await client.query(
    'select kind, spec from learning.requirement where round_id = $1 order by position',
    [round.id],
  );
  const quizIds = requirements.rows.flatMap(({ kind, spec }) =>
    kind === 'course' && spec.quizId ? [spec.quizId] : [],
  );
  return { id: round.id, requirements: requirements.rows, quizId: quizIds.at(-1) };
}

/** The settings and keys of a quiz, as published. */
async function quizOf(client, quizId) {
  const found = await client.query(
    `select v.compiled from content.course c join content.course_version v on v.hash = c.current_hash
     where v.compiled -> 'quiz' ->> 'id' = $1`,
    [quizId],
  );
  const { quiz, questions } = found.rows[0].compiled;
  return {
    id: quiz.id,
    count: quiz.count,
    maxAttempts: quiz.maxAttempts,
    mistakesAllowed: Math.floor((quiz.count * (100 - quiz.passPercent)) / 100),
    keys: new Map(questions.map((question) => [question.id, question])),
  };
}

/** Members with an account who have not touched the quiz and whose cycle is unfinished. */
async function chooseMembers(client, { round, quizId, count }) {
  const found = await client.query(
    `select a.id as "accountId", a.member_id as "memberId", y.id as "cycleId"
     from identity.account a
     join learning.cycle y on y.member_id = a.member_id and y.round_id = $1
     join learning.completion p on p.cycle_id = y.id and p.finished_at is null
     where a.state = 'active'
       and not exists (select from assessment.attempt t where t.member_id = a.member_id and t.quiz_id = $2)
     order by a.username limit $3`,
    [round.id, quizId, count],
  );
  if (found.rows.length < count) throw new Error(`the province has ${found.rows.length} members who can take the quiz`);
  return found.rows;
}

/** Everything the round demands but the one quiz, as facts without their owner. */
function factsOf({ requirements, quizId }) {
  const fact = (kind, subject, more = {}) => ({ kind, subject, sourceId: randomUUID(), minutes: null, ...more });
  return requirements.flatMap(({ kind, spec }) => {
    if (kind === 'task') return [fact('task-passed', spec.anyOf[0])];
    if (kind === 'hours') return [fact('hours-attended', randomUUID(), { minutes: spec.minutes })];
    const lessons = spec.lessons.map((lesson) => fact('lesson-read', lesson.id, { sourceId: lesson.id }));
    return spec.quizId === quizId ? lessons : [...lessons, fact('quiz-passed', spec.quizId)];
  });
}

async function addEvidence(client, members, facts) {
  const rows = members.flatMap(({ memberId }) => facts.map((fact) => ({ ...fact, id: randomUUID(), memberId })));
  await client.query(
    `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, occurred_at, recorded_at)
     select f.id, f."memberId", f.kind, f.subject, f."sourceId", f.minutes, now() - interval '1 hour', now()
     from jsonb_to_recordset($1::jsonb) as f(id uuid, "memberId" uuid, kind text, subject text, "sourceId" text, minutes integer)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** Members for whom passing one quiz is the last missing evidence of a round that issues by itself. */
export async function setStage(client, count) {
  const round = await roundOf(client);
  const quiz = await quizOf(client, round.quizId);
  const members = await chooseMembers(client, { round, quizId: quiz.id, count });
  await addEvidence(client, members, factsOf(round));
  return { quiz, members };
}

/** That the database keeps what it says: as the server itself tells. */
export async function durabilityOf(client) {
  const found = await client.query(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version')`,
  );
  return Object.fromEntries(found.rows.map((row) => [row.name, row.setting]));
}
