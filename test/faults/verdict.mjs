import { isDeepStrictEqual } from 'node:util';
import { Ledger } from './ledger.mjs';

/** Queues of the clock fill again and again; those that events feed must run empty. */
const IS_FED_BY_EVENTS = `j.name <> 'platform.dead-letter' and j.name not like '\\_\\_pgboss%'
      and not exists (select from pgboss.schedule s where s.name = j.name)`;

/** An empty list of ticks is no answer. */
const given = (response) => (response === null || response.choices?.length === 0 ? null : response);
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/** What the phones were told, against what is on disk. */
async function judgeAnswers(client, ledger) {
  const { rows } = await client.query(
    `select w.attempt_id as "attemptId", w.question_id as "questionId", w.device_id as "deviceId", w.sequence, w.response,
       w.received_at as "receivedAt"
     from taker k join assessment.attempt t using (member_id, quiz_id) join assessment.answer w on w.attempt_id = t.id`,
  );
  const stored = new Map(rows.map((row) => [Ledger.keyOf(row), row]));
  const told = ledger.acknowledged.map((answer) => ({ answer, row: stored.get(Ledger.keyOf(answer)) }));
  const isOther = ({ answer, row }) =>
    row !== undefined &&
    !(isDeepStrictEqual(row.response, answer.response) && row.receivedAt.getTime() === Date.parse(answer.savedAt));
  return {
    'acknowledged answers lost': told.filter(({ row }) => row === undefined).length,
    'acknowledged answers changed': told.filter(isOther).length,
    'answers that nobody sent': rows.filter((row) => !ledger.has(row)).length,
  };
}

const isHalfDone = ({ submittedAt, points, maxPoints, scorePercent, marks }) =>
  [submittedAt, points, maxPoints, scorePercent, marks].includes(null);

function miscounted({ id, marks }, ledger) {
  return (marks ?? []).filter(
    ({ questionId, response }) =>
      !isDeepStrictEqual(given(response), given(ledger.counting.get(`${id} ${questionId}`) ?? null)),
  ).length;
}

function isResultKept(result, attempt) {
  const { isPassed, scorePercent, number, questions } = result;
  return (
    attempt !== undefined &&
    isDeepStrictEqual(
      { isPassed, scorePercent, number, questions },
      {
        isPassed: attempt.isPassed,
        scorePercent: attempt.scorePercent,
        number: attempt.number,
        questions: attempt.marks?.length,
      },
    )
  );
}

async function judgeAttempts(client, ledger) {
  const { rows } = await client.query(
    `select t.id, t.number, t.submitted_at as "submittedAt", t.points::float8, t.max_points::float8 as "maxPoints",
       t.score_percent::float8 as "scorePercent", t.is_passed as "isPassed", t.marks
     from taker k join assessment.attempt t using (member_id, quiz_id)`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const isStray = (row) => ledger.attempts.get(row.id)?.number !== row.number;
  return {
    'acknowledged results lost or changed': ledger.results.filter((one) => !isResultKept(one, byId.get(one.attemptId)))
      .length,
    'attempts lost': [...ledger.attempts.keys()].filter((id) => !byId.has(id)).length,
    'attempts doubled': rows.filter(isStray).length,
    'attempts half done': rows.filter(isHalfDone).length,
    'questions marked by another answer than the last': sum(rows.map((row) => miscounted(row, ledger))),
  };
}

/** Figures that SQL alone can tell; `taker` is the table of those who took the quiz. */
const COUNTS = {
  'passes without exactly one evidence': `
    select count(*) from taker k join assessment.attempt t using (member_id, quiz_id)
    where t.is_passed and 1 <> (
      select count(*) from learning.evidence e where e.member_id = t.member_id and e.kind = 'quiz-passed'
        and e.subject = t.quiz_id and e.source_id = t.id::text and e.superseded_at is null)`,
  'evidence without a pass': `
    select count(*) from taker k join learning.evidence e on e.member_id = k.member_id and e.subject = k.quiz_id
    where e.kind = 'quiz-passed'
      and not exists (select from assessment.attempt t where t.id::text = e.source_id and t.is_passed)`,
  'cycles not finished by the first pass': `
    select count(*) from taker k left join learning.completion p using (cycle_id)
    where p.finished_at is distinct from (
      select min(e.occurred_at) from learning.evidence e
      where e.member_id = k.member_id and e.kind = 'quiz-passed' and e.subject = k.quiz_id)`,
  'members without a certificate': `
    select count(*) from taker k where not exists (select from credentials.certificate c where c.cycle_id = k.cycle_id)`,
  'certificates doubled': `
    select coalesce(sum(n.papers - 1), 0)
    from (select count(*) as papers from credentials.certificate group by cycle_id) n`,
  'register numbers missing': `
    select coalesce(sum(greatest(r.last_number, n.highest) - n.used), 0)
    from credentials.register r
    join (select issuer_id, year, max(number) as highest, count(distinct number) as used
      from credentials.certificate group by issuer_id, year) n using (issuer_id, year)`,
  'register numbers doubled or empty': `
    select coalesce(sum(n.papers - n.used), 0)
    from (select count(*) as papers, count(distinct number) as used
      from credentials.certificate group by issuer_id, year) n`,
  'certificate jobs lost or doubled': `
    select count(*) from taker k where 1 <> (
      select count(*) from pgboss.job j where j.name = 'credentials.issue-certificate' and j.state = 'completed'
        and j.data ->> 'cycleId' = k.cycle_id::text)`,
  'jobs not done': `
    select count(*) from pgboss.job j where j.state <> 'completed' and ${IS_FED_BY_EVENTS}`,
  'jobs given up': `select count(*) from pgboss.job j where j.name = 'platform.dead-letter'`,
  'transactions left open': `
    select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and (state like 'idle in transaction%' or wait_event_type = 'Lock') and xact_start < now() - interval '5 seconds'`,
};

/** The table `taker` of this connection. */
export async function nameTakers(client, { members, quiz }) {
  await client.query('create temporary table taker (member_id uuid, cycle_id uuid, quiz_id text)');
  await client.query('insert into taker select m, c, $3 from unnest($1::uuid[], $2::uuid[]) as n(m, c)', [
    members.map((member) => member.memberId),
    members.map((member) => member.cycleId),
    quiz.id,
  ]);
}

/** Every figure here is 0, or something was lost, doubled or left behind. */
export async function judge(client, ledger) {
  const figures = { ...(await judgeAnswers(client, ledger)), ...(await judgeAttempts(client, ledger)) };
  for (const [title, sql] of Object.entries(COUNTS)) {
    const { rows } = await client.query(`select (${sql})::int as figure`);
    figures[title] = rows[0].figure;
  }
  return figures;
}

/**
 * How long after the last evidence a certificate was there: over all takers, and over those whose job one worker took
 * and finished. `jobsTakenUpAgain`: the worker was killed while it had them.
 */
export async function timesOf(client) {
  const { rows } = await client.query(
    `select count(*)::int as certificates, percentile_disc(0.5) within group (order by d.seconds) as median,
       percentile_disc(0.95) within group (order by d.seconds) as p95, max(d.seconds) as longest,
       max(d.seconds) filter (where d.retries = 0) as "longestAtOnce",
       count(*) filter (where d.retries > 0)::int as "jobsTakenUpAgain",
       (array_agg(d.retries order by d.seconds desc))[1] as "retriesOfLongest"
     from (select extract(epoch from c.issued_at - p.finished_at)::float8 as seconds,
         (select max(j.retry_count) from pgboss.job j
          where j.name = 'credentials.issue-certificate' and j.data ->> 'cycleId' = k.cycle_id::text) as retries
       from taker k join credentials.certificate c using (cycle_id) join learning.completion p using (cycle_id)) d`,
  );
  return rows[0];
}

/** Jobs of events that still have to run. */
export async function pendingJobs(client) {
  const { rows } = await client.query(
    `select count(*)::int as pending from pgboss.job j where j.state in ('created', 'retry', 'active') and ${IS_FED_BY_EVENTS}`,
  );
  return rows[0].pending;
}
