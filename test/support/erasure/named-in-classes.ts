import { newId } from '@lopso/platform';
import { type TestClass, TestClasses } from '../classes';
import { type TestMember } from '../province';
import { type NamePen } from './name-pen';

/** The person teaches one herself, so that her name stands where a trainer's does. */
export async function nameInClass(pen: NamePen, people: readonly TestMember[]): Promise<TestClass> {
  const classes = new TestClasses(pen.api.app);
  const { commune, trainer } = pen.place;
  const made = await classes.aClass(pen.place);
  await classes.book(trainer, made.id, people);
  await pen.run('update classes.class_group set title = $2 where id = $1', [made.id, pen.words]);
  await pen.run('insert into classes.asking (class_group_id, ended_at, opened_at) values ($1, now(), now())', [
    made.id,
  ]);
  await pen.run(
    `insert into classes.opinion (id, class_group_id, respondent, understood, pace, usefulness, remark)
     values ($1, $2, sha256($3::text::bytea), 'well', 'right', 'much', $4)`,
    [newId(), made.id, newId(), pen.words],
  );
  await pen.run(
    `insert into classes.opinion_result (class_group_id, sealed_at, asked_count, answer_count, understood_well, understood_partly,
       understood_little, pace_right, pace_fast, pace_slow, usefulness_much, usefulness_some, usefulness_little)
     values ($1, now(), 5, 5, 5, 0, 0, 5, 0, 0, 5, 0, 0)`,
    [made.id],
  );
  await pen.run('insert into classes.opinion_remark (id, class_group_id, remark) values ($1, $2, $3)', [
    newId(),
    made.id,
    pen.words,
  ]);
  for (const member of people)
    await pen.run(
      `insert into classes.place_request (id, class_group_id, member_id, asked_at, asked_by, approval, stage, expires_at, ended_at,
         ended_as, ended_by, reason)
       values ($1, $2, $3, now(), $1, 'commune', 'commune', now(), now(), 'declined', $1, $4)`,
      [newId(), made.id, member.id, pen.words],
    );
  await pen.run('update classes.venue set name = $2, directions = $2 where id = $1', [pen.place.venueId, pen.words]);
  const account = await pen.api.database.queryOne<{ id: string }>(
    'select id from identity.account where member_id = $1',
    [people[0]?.id],
  );
  await pen.run('update classes.class_group set trainer_id = $2, trainer_name = $3 where id = $1', [
    ...[made.id, account?.id, pen.named.name],
  ]);
  // Nobody stands before a session in which she has a place (decision 0128).
  await pen.run('delete from classes.booked_time where class_session_id = $1 and member_id = $2', [
    ...[made.sessionId, people[0]?.id],
  ]);
  await pen.run('update classes.session_staff set account_id = $2, display_name = $3 where class_session_id = $1', [
    ...[made.sessionId, account?.id, pen.named.name],
  ]);
  await pen.run(
    'insert into org.partner (id, unit_id, unit_path, name, added_by, added_at) values ($1, $2, $3, $4, $5, now())',
    [newId(), commune.id, commune.path, pen.words, newId()],
  );
  await pen.run('insert into classes.equipment (id, unit_id, unit_path, name) values ($1, $2, $3, $4)', [
    ...[newId(), commune.id, commune.path, pen.words],
  ]);
  return made;
}

/** Minutes of the commune, one issued and one a draft, that name her in the list and in what the clerk typed. */
export async function nameInPapers(pen: NamePen, made: TestClass, member: TestMember): Promise<void> {
  const as = pen.place.province.officer('commune-officer', pen.place.commune);
  for (const isIssued of [false, true]) {
    const begun = await pen.api.post(
      '/api/papers',
      { clientKey: newId(), kind: 'minutes', classGroupId: made.id },
      { as },
    );
    if (begun.status !== 201) throw new Error(`No paper was begun: ${JSON.stringify(begun.body)}`);
    const url = `/api/papers/${begun.body.id}`;
    const { asked } = begun.body as { asked: { name: string }[] };
    const answers = Object.fromEntries(asked.map(({ name }) => [name, `việc ${name}`]));
    Object.assign(answers, { 'thư ký': `${member.fullName}, thành viên tổ`, 'ý kiến': pen.words });
    const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
    const filled = { datedOn: null, signer, recipients: [pen.words], answers, communeId: null };
    await pen.api.put(url, filled, { as });
    if (!isIssued) continue;
    const issued = await pen.api.post(`${url}/issue`, { number: '7', datedOn: '2026-02-05' }, { as });
    if (issued.status !== 200) throw new Error(`The paper was not issued: ${JSON.stringify(issued.body)}`);
  }
}
