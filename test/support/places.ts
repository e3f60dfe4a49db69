import { type Database } from '@lopso/platform';

/** Ids of the demo province that stand in page addresses. */
export type Places = Readonly<Record<string, string>>;

const QUERIES: Readonly<Record<string, string>> = {
  memberId: `select member_id as id from identity.account where username = 'thanhvien'`,
  teamId: `select s.team_id as id from org.seat_term s join identity.account a on a.member_id = s.member_id where a.username = 'thanhvien'`,
  communeId: `select id from org.unit where code = '02374'`,
  roundId: `select id from learning.round limit 1`,
  cycleId: `select c.id from learning.cycle c join identity.account a on a.member_id = c.member_id where a.username = 'thanhvien'`,
  ownCycleId: `select c.cycle_id as id from credentials.certificate c join identity.account a on a.member_id = c.member_id
    join org.unit u on c.unit_path <@ u.path where u.code = '02374' and a.state = 'active' order by c.number limit 1`,
  certificateId: `select c.id from credentials.certificate c join identity.account a on a.member_id = c.member_id
    join org.unit u on c.unit_path <@ u.path where u.code = '02374' and a.state = 'active' order by c.number limit 1`,
  certificateOwner: `select a.username as id from credentials.certificate c join identity.account a on a.member_id = c.member_id
    join org.unit u on c.unit_path <@ u.path where u.code = '02374' and a.state = 'active' order by c.number limit 1`,
  code: `select code as id from credentials.certificate order by number limit 1`,
  classId: `select g.id from classes.class_group g join identity.account a on a.id = g.trainer_id where a.username = 'giangvien' limit 1`,
  sessionId: `select s.id from classes.class_session s join identity.account a on a.id = s.trainer_id where a.username = 'giangvien' limit 1`,
  communeClassId: `select g.id from classes.class_group g join org.unit u on u.id = g.unit_id where u.code = '02374' limit 1`,
  communePaperId: `select id from papers.paper where kind = 'convening' limit 1`,
  communeListId: `select id from papers.paper where kind = 'certificate-list' limit 1`,
  changeId: `select id from credentials.change limit 1`,
  releaseId: `select id from credentials.release limit 1`,
  roundPaperId: `select id from papers.paper where kind = 'round-report' limit 1`,
  submittedAttempt: `select t.id from assessment.attempt t join identity.account a on a.member_id = t.member_id
    where a.username = 'thanhvien' and t.submitted_at is not null limit 1`,
};

/** A draft about a class and one about a round, as their offices begin them: the demo province has no papers. */
const DRAFTS = `
  insert into papers.paper (id, kind, class_group_id, round_id, unit_id, unit_path, form, made_by, made_at, changed_at)
  select d.id::uuid, d.kind, case when d.about = 'class' then (select g.id from classes.class_group g where g.unit_id = u.id limit 1) end,
    case when d.about = 'round' then (select id from learning.round limit 1) end, u.id, u.path,
    '{"number": "", "datedOn": null, "recipients": null, "answers": {}, "communeId": null,
      "signer": {"form": "head", "instead": "", "position": "Chủ tịch", "name": ""}}', a.id, now(), now()
  from (values
    ('01990000-0000-7000-8000-00000000c1a5', 'convening', 'class', '02374', 'xa.hamyen'),
    ('01990000-0000-7000-8000-00000000c1d0', 'certificate-list', 'round', '02374', 'xa.hamyen'),
    ('01990000-0000-7000-8000-00000000d0a1', 'round-report', 'round', '08', 'sokhcn')) as d(id, kind, about, code, username)
  join org.unit u on u.code = d.code and u.kind <> 'village' join identity.account a on a.username = d.username
  on conflict on constraint paper_pk do nothing`;

/** A list of certificates as an officer makes it, looked at and not released: the demo province has none. */
const LISTS = `
  with list as (
    insert into credentials.release (id, round_id, unit_id, unit_path, body_hash, needs_second, undo_minutes, state, listed_by, listed_at)
    select '01990000-0000-7000-8000-00000000ce17', r.id, r.unit_id, r.unit_path, '\\x', false, 15, 'listed', a.id, now()
    from learning.round r join identity.account a on a.username = 'sokhcn' order by r.opened_at limit 1
    on conflict on constraint release_pk do nothing returning id, round_id)
  insert into credentials.release_entry (release_id, position, cycle_id, member_id, state, remarks)
  select l.id, row_number() over (order by c.id), c.id, c.member_id, 'listed', '{}'
  from list l cross join lateral (
    select c.id, c.member_id from learning.cycle c join learning.completion p on p.cycle_id = c.id
    where c.round_id = l.round_id and p.finished_at is not null order by c.id limit 12) c`;

/** A proposal to withdraw a certificate that waits for a second person: the demo province has none. */
const CHANGES = `
  with change as (
    insert into credentials.change (id, round_id, unit_id, unit_path, body_hash, kind, needs_second, state, reason, note,
      paper_number, paper_on, proposed_by, proposed_at, expires_at)
    select '01990000-0000-7000-8000-00000000c4a6', r.id, r.unit_id, r.unit_path, '\\x', 'withdraw', true, 'proposed',
      'issued-in-error', 'Nhầm hai người cùng tên', '27/QĐ-SKHCN', '2026-11-25', a.id, now(), now() + interval '14 days'
    from credentials.certificate c join learning.round r on r.id = c.round_id join identity.account a on a.username = 'quantri'
    order by c.number limit 1
    on conflict on constraint change_pk do nothing returning id, round_id)
  insert into credentials.change_entry (change_id, position, certificate_id, member_id, state)
  select h.id, row_number() over (order by c.number), c.id, c.member_id, 'waiting'
  from change h cross join lateral (
    select c.id, c.member_id, c.number from credentials.certificate c
    where c.round_id = h.round_id and c.state = 'valid' order by c.number desc limit 2) c`;

/** Looks the ids up. @throws Error when the demo province lacks one */
export async function findPlaces(database: Database): Promise<Places> {
  await database.execute(DRAFTS);
  await database.execute(LISTS);
  await database.execute(CHANGES);
  const found: Record<string, string> = {};
  for (const [name, sql] of Object.entries(QUERIES)) {
    const row = await database.queryOne<{ id: string }>(sql);
    if (row === null) throw new Error(`The demo province has no ${name}`);
    found[name] = row.id;
  }
  return found;
}
