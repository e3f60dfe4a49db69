import { type PoolClient } from 'pg';
import { steadyId } from './steady-id';

const REMARKS = [
  'Chữ trên màn hình nhỏ, ngồi dưới không đọc được.',
  'Xin thêm buổi thực hành trên máy của mình.',
  'Giảng viên nói dễ hiểu.',
];

/**
 * What people said of the classes that were held: of those whose two weeks are over, two of three people who were present, counted as the
 * job counts them; where that makes fewer than five, their number alone. No chance in it: the other facts stay the same.
 */
export async function loadOpinions(client: PoolClient, asOf: Date): Promise<void> {
  await client.query(`insert into classes.asking (class_group_id, ended_at, opened_at)
    select s.class_group_id, max(upper(s.during)), max(upper(s.during)) from classes.class_session s
    where s.state = 'closed' and exists (select from classes.attendance_mark m where m.class_session_id = s.id)
    group by s.class_group_id`);
  const present = `select k.class_group_id, k.ended_at, count(distinct m.member_id)::int as asked,
      count(distinct m.member_id)::int * 2 / 3 as answers
    from classes.asking k join classes.class_session s using (class_group_id)
    join classes.attendance_mark m on m.class_session_id = s.id group by k.class_group_id`;
  await client.query(
    `insert into classes.opinion_result (class_group_id, sealed_at, asked_count, answer_count, understood_well, understood_partly,
       understood_little, pace_right, pace_fast, pace_slow, usefulness_much, usefulness_some, usefulness_little)
     select class_group_id, ended_at + interval '14 days', asked, answers,
       ${['answers - answers / 4 - answers / 9', 'answers / 4', 'answers / 9'].map(shown).join()},
       ${['answers - answers / 3 - answers / 10', 'answers / 3', 'answers / 10'].map(shown).join()},
       ${['answers - answers / 3 - answers / 8', 'answers / 3', 'answers / 8'].map(shown).join()}
     from (${present}) p where ended_at + interval '14 days' <= $1`,
    [asOf],
  );
  await client.query(
    `insert into classes.opinion_remark (id, class_group_id, remark)
     select ${steadyId('class_group_id || said.remark')}, class_group_id, said.remark
     from classes.opinion_result cross join unnest($1::text[]) said(remark) where answer_count >= 5`,
    [REMARKS],
  );
  await client.query(
    `insert into classes.household_result (class_group_id, sealed_at, asked_count, answer_count, households, by_task)
     select class_group_id, ended_at + interval '60 days', asked, answers, ${shown('answers * 3')},
       ${shown(`jsonb_build_object('public-services', answers * 2, 'identity', answers)`)}
     from (${present}) p where ended_at + interval '60 days' <= $1`,
    [asOf],
  );
}

/** What may be shown from five answers on alone. */
function shown(value: string): string {
  return `case when answers >= 5 then ${value} end`;
}
