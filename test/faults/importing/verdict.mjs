import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What must be 0 whenever nobody works, each a question about the import `$1` of the unit path `$2`. */
const ALWAYS = {
  'imports of one form too many': `select count(*) - 1 from interop.import_batch where unit_path = $2::ltree and $1::uuid is not null`,
  'rows counted as written that are not, or the other way': `select coalesce(sum(abs(b.work_done - (
      select count(*) from interop.import_row r where r.batch_id = b.id and r.state = 'done'))), 0)
    from interop.import_batch b where b.id = $1 and b.state = 'committing' and $2::ltree is not null`,
  'written rows without their person, seat or team': `select count(*) from interop.import_row r
    where r.batch_id = $1 and r.state = 'done' and $2::ltree is not null and (
      not exists (select from org.member m where m.id = r.member_id)
      or r.seat_term_id is not null and not exists (select from org.seat_term s where s.id = r.seat_term_id and s.member_id = r.member_id)
      or r.team_id is not null and not exists (select from org.team t where t.id = r.team_id))`,
  'people and seats of no written row': `select (select count(*) from org.member m where m.unit_path <@ $2::ltree and not exists (
      select from interop.import_row r where r.batch_id = $1 and r.state = 'done' and r.member_id = m.id))
    + (select count(*) from org.seat_term s join org.team t on t.id = s.team_id where t.unit_path <@ $2::ltree and not exists (
      select from interop.import_row r where r.batch_id = $1 and r.state = 'done' and r.seat_term_id = s.id))`,
  'people doubled': `select count(*) - count(distinct full_name) from org.member where unit_path <@ $2::ltree and $1::uuid is not null`,
  'people the audit trail does not name once': `with told as (
      select member, count(*) as times from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id,
        jsonb_array_elements_text(v.content::jsonb -> 'memberIds') as named(member)
      where e.action = 'interop.rows-written' and e.subject_id = $1::uuid::text group by member
    ) select count(*) from told full join (select id::text as member from org.member where unit_path <@ $2::ltree) m using (member)
      where times is distinct from 1`,
};

async function ask(client, questions, stage) {
  const figures = {};
  for (const [title, question] of Object.entries(questions)) {
    const { rows } = await client.query(question, [stage.importId, stage.unit.path]);
    figures[title] = Number(Object.values(rows[0])[0]);
  }
  return figures;
}

async function countsOf(client, { unit, importId }) {
  const { rows } = await client.query(
    `select (select count(*)::int from org.member where unit_path <@ $1::ltree) as people,
       (select count(*)::int from org.seat_term s join org.team t on t.id = s.team_id where t.unit_path <@ $1::ltree) as seats,
       (select count(*)::int from org.team where unit_path <@ $1::ltree) as teams,
       (select count(*)::int from interop.import_row where batch_id = $2 and state = 'done') as done,
       (select state from interop.import_batch where id = $2) as state`,
    [unit.path, importId],
  );
  return rows[0];
}

/** Of an import that rests or whose worker was killed. */
export const judgeAlways = (client, stage) => ask(client, ALWAYS, stage);

/** Of an import that is said to be written. */
export async function judgeWritten(client, stage) {
  const { people, seats, teams, done, state } = await countsOf(client, stage);
  return {
    ...(await judgeAlways(client, stage)),
    'rows not written at the end': stage.rows - done + (state === 'committed' ? 0 : 1),
    'people missing at the end': stage.rows - people,
    'seats other than wanted': Math.abs(stage.seats - seats),
    'teams other than founded': Math.abs(stage.seats / 5 - teams),
  };
}

/** Of an import whose undo was cut off: everything is there still, or nothing is. */
export async function judgeUndoing(client, stage) {
  const { people, seats, teams, done, state } = await countsOf(client, stage);
  const isWhole = state === 'undoing' && people === stage.rows && seats === stage.seats && done === stage.rows;
  const isGone = state === 'undone' && people + seats + teams + done === 0;
  return { 'undos half done': isWhole || isGone ? 0 : 1 };
}

/** Of an import that was taken back. */
export async function judgeUndone(client, stage) {
  const { people, seats, teams, done, state } = await countsOf(client, stage);
  return { 'left after the undo': people + seats + teams + done + (state === 'undone' ? 0 : 1) };
}

/** Uploaded files that lie there still. */
export function filesLeft(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /import-/.test(name)).map((name) => join(folder, name));
}

const DAMAGES = {
  'imports of one form too many': `insert into interop.import_batch
    select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'client_key', gen_random_uuid()))).*
    from interop.import_batch b where b.id = $1 and $2::ltree is not null`,
  'written rows without their person, seat or team': `delete from org.seat_term where id = (select seat_term_id from interop.import_row
    where batch_id = $1 and seat_term_id is not null and $2::ltree is not null order by number limit 1)`,
  'people doubled': `insert into org.member select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).*
    from org.member m where m.id = (select member_id from interop.import_row where batch_id = $1 and $2::ltree is not null order by number desc limit 1)`,
  'people and seats of no written row': `update interop.import_row set member_id = gen_random_uuid()
    where batch_id = $1 and number = 5 and $2::ltree is not null`,
  'people the audit trail does not name once': `delete from platform.audit_value v using platform.audit_entry e where e.id = v.entry_id
    and e.action = 'interop.rows-written' and e.subject_id = $1::uuid::text and $2::ltree is not null`,
  'rows not written at the end': `update interop.import_row set state = 'queued' where batch_id = $1 and number = 9 and $2::ltree is not null`,
  'seats other than wanted': null,
  'people missing at the end': null,
};

/** Does every damage, looks, and takes all back. Returns the figures that stayed 0 although damaged. */
export async function plantDamages(client, stage) {
  await client.query('begin');
  try {
    await client.query('set local session_replication_role = replica');
    for (const sql of Object.values(DAMAGES))
      if (sql !== null) await client.query(sql, [stage.importId, stage.unit.path]);
    const figures = await judgeWritten(client, stage);
    const planted = Object.keys(DAMAGES);
    return { planted: planted.length, unseen: planted.filter((title) => figures[title] === 0) };
  } finally {
    await client.query('rollback');
  }
}
