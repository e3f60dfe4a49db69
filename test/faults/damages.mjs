/**
 * One damage for each figure of the verdict, done in a transaction that is rolled back: a verdict that cannot see them
 * would find every run in order. Each takes a member of its own; `$1` is the member's id.
 */
const DAMAGES = {
  'acknowledged answers lost': `delete from assessment.answer w using assessment.attempt t, taker k
    where t.id = w.attempt_id and t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'acknowledged answers changed': `update assessment.answer w set response = '{"choice": "c99"}' from assessment.attempt t, taker k
    where t.id = w.attempt_id and t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'answers that nobody sent': `insert into assessment.answer (attempt_id, question_id, device_id, sequence, response, received_at)
    select t.id, 'q', gen_random_uuid(), 1, '{}', now() from taker k join assessment.attempt t using (member_id, quiz_id) where k.member_id = $1`,
  'acknowledged results lost or changed': `update assessment.attempt t set score_percent = 1 from taker k
    where t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'attempts lost': `delete from assessment.attempt t using taker k
    where t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'attempts doubled': `update assessment.attempt t set number = t.number + 100 from taker k
    where t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'attempts half done': `update assessment.attempt t set marks = null from taker k
    where t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'questions marked by another answer than the last': `update assessment.attempt t set marks = jsonb_set(marks, '{0,response}', '{"choice": "c99"}')
    from taker k where t.member_id = k.member_id and t.quiz_id = k.quiz_id and k.member_id = $1`,
  'passes without exactly one evidence': `delete from learning.evidence e using taker k
    where e.member_id = k.member_id and e.subject = k.quiz_id and k.member_id = $1`,
  'evidence without a pass': `update learning.evidence e set source_id = gen_random_uuid()::text from taker k
    where e.member_id = k.member_id and e.subject = k.quiz_id and k.member_id = $1`,
  'cycles not finished by the first pass': `delete from learning.completion p using taker k where p.cycle_id = k.cycle_id and k.member_id = $1`,
  'members without a certificate': `delete from credentials.certificate c using taker k where c.cycle_id = k.cycle_id and k.member_id = $1`,
  'certificates doubled': `insert into credentials.certificate select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
    from credentials.certificate c join taker k using (cycle_id) where k.member_id = $1`,
  'certificate jobs lost or doubled': `delete from pgboss.job j using taker k
    where j.name = 'credentials.issue-certificate' and j.data ->> 'cycleId' = k.cycle_id::text and k.member_id = $1`,
  'jobs not done': `update pgboss.job j set state = 'active' from taker k
    where j.name = 'credentials.issue-certificate' and j.data ->> 'cycleId' = k.cycle_id::text and k.member_id = $1`,
};

/** Nothing that would forbid a doubled certificate stands in its way; the rollback puts all back. */
const LAW_AWAY = `
  set local session_replication_role = replica;
  drop index credentials.certificate_first_uq, credentials.certificate_standing_uq;
  alter table credentials.certificate drop constraint certificate_number_uq, drop constraint certificate_code_uq;
`;

/** Does every damage, lets `judge` look, and takes all back. Returns the figures that stayed 0 although damaged. */
export async function plantDamages(client, members, judge) {
  await client.query('begin');
  try {
    await client.query(LAW_AWAY);
    for (const [index, sql] of Object.values(DAMAGES).entries()) {
      const { memberId } = members[index % members.length];
      await client.query(sql, [memberId]);
    }
    const figures = await judge();
    // A certificate taken away leaves a gap, a doubled one a number used twice.
    const damaged = [...Object.keys(DAMAGES), 'register numbers missing', 'register numbers doubled or empty'];
    return { planted: damaged.length, unseen: damaged.filter((title) => figures[title] === 0) };
  } finally {
    await client.query('rollback');
  }
}
