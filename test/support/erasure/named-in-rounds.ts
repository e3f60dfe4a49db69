import { IssuingService } from '@lopso/credentials';
import { FileStore, newId } from '@lopso/platform';
import { aFinishedCycle, type TestRound } from '../credentials';
import { type ActiveMember } from '../identity';
import { type TestProvince } from '../province';
import { type NamePen } from './name-pen';

export async function nameInLearning(pen: NamePen, round: TestRound, { member }: ActiveMember): Promise<void> {
  const cycle = await aFinishedCycle(pen.api.database, round, member);
  await pen.api.app.get(IssuingService).issue([cycle.id], 'by-hand');
  await pen.run('update credentials.certificate set state_note = $2 where member_id = $1', [member.id, pen.words]);
  const changeId = newId();
  await pen.run(
    `insert into credentials.change (id, round_id, unit_id, unit_path, body_hash, kind, needs_second, state, reason, note,
       paper_number, paper_on, proposed_by, proposed_at, expires_at, answered_by, answer_words, closed_at)
     select $1, c.round_id, c.unit_id, c.unit_path, '\\x01', 'withdraw', true, 'declined', 'other', $3, $3, '2026-11-20', $1, now(),
       now(), $4, $3, now()
     from credentials.certificate c where c.member_id = $2`,
    [changeId, member.id, pen.words, newId()],
  );
  await pen.run(
    `insert into credentials.change_entry (change_id, position, certificate_id, member_id, state)
     select $1, 1, id, member_id, 'closed' from credentials.certificate where member_id = $2`,
    [changeId, member.id],
  );
  await pen.run(
    `insert into learning.waiver (id, cycle_id, requirement_key, label, paper_number, reason, proposed_at, proposed_by, state,
       confirmed_at, confirmed_by, end_proposed_at, end_proposed_by, end_reason)
     values ($1, $2, 'c01', $3, $3, $3, now(), $4, 'ending', now(), $5, now(), $5, $3)`,
    [newId(), cycle.id, pen.words, newId(), newId()],
  );
  await pen.run(
    `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at) values ($1, $2, '2027-01-01', $3, $1, now())`,
    [newId(), cycle.id, pen.words],
  );
  const file = `claim-${newId()}`;
  await pen.api.app.get(FileStore).put(file, Buffer.from(`ảnh của ${member.fullName}`));
  await pen.run(
    `insert into learning.outside_claim (id, member_id, unit_id, unit_path, certificate, name, number, issuer, issued_on,
       media_type, size_bytes, store_key, client_key, body_hash, sent_at, state, reason, decided_at, withdrawn_at, withdrawal_reason,
       badge, badge_key)
     values ($1, $2, $3, $4, 'khac', 'Chứng chỉ tin học', $5, $5, '2026-01-01', 'application/json', 1, $6, $1, '\\x01', now(), 'withdrawn', $5, now(), now(), $5,
       jsonb_build_object('lines', '[]'::jsonb, 'facts', jsonb_build_object('title', $5::text)), uuid_send($1))`,
    [newId(), member.id, member.unit.id, member.unit.path, pen.words, file],
  );
  await pen.run(
    `insert into learning.badge_issuer (id, unit_id, unit_path, did, name, decision, trusted_from, entered_by, entered_at, ended_by,
       ended_at, end_reason)
     values ($1, $2, $3, 'did:key:z6Mk', $4, $4, '2026-01-01', $1, now(), $1, now(), $4)`,
    [newId(), member.unit.id, member.unit.path, pen.words],
  );
}

export async function nameInProvince(pen: NamePen, round: TestRound, { unit }: TestProvince): Promise<void> {
  // After the certificates: what they print of a round is frozen.
  await pen.run('update learning.round set title = $2, decision_number = $2 where id = $1', [round.id, pen.words]);
  await pen.run('update learning.requirement set label = $2 where round_id = $1', [round.id, pen.words]);
  await pen.run(
    `insert into learning.round_correction (id, round_id, title, title_before, decision_number, decision_number_before, decided_on,
       decided_on_before, paper_number, reason, state, proposed_by, proposed_at, closed_by, closed_at)
     values ($1, $2, $3, $3, $3, $3, '2026-01-01', '2026-01-02', $3, $3, 'declined', $1, now(), $4, now())`,
    [newId(), round.id, pen.words, newId()],
  );
  await pen.run(
    `insert into learning.round_ending (id, round_id, act, paper_number, reason, state, proposed_by, proposed_at, closed_by, closed_at)
     values ($1, $2, 'end', $3, $3, 'declined', $1, now(), $4, now())`,
    [newId(), round.id, pen.words, newId()],
  );
  await pen.run(
    `insert into learning.round_extension (id, round_id, due_on, reason, paper_number, given_by, given_at, ended_by, ended_at)
     values ($1, $2, '2027-01-01', $3, $3, $1, now(), $4, now())`,
    [newId(), round.id, pen.words, newId()],
  );
  const { commune } = pen.place;
  await pen.run('insert into planning.market (id, unit_id, unit_path, name, weekday) values ($1, $2, $3, $4, 1)', [
    ...[newId(), commune.id, commune.path, pen.words],
  ]);
  await pen.run(
    `insert into planning.plan (id, name, round_id, unit_id, unit_path, from_on, until_on, trainer_ids, terms, state, created_by,
       created_at, asked_at)
     values ($1, $2, $3, $4, $5, '2026-01-01', '2026-02-01', '{}', '{}', 'failed', $1, now(), now())`,
    [newId(), pen.words, round.id, unit.id, unit.path],
  );
  const callId = newId();
  await pen.run(
    `insert into planning.class_call (id, unit_id, unit_path, title, level, required_courses, closes_on, body_hash, created_by, created_at)
     values ($1, $2, $3, $4, 'basic', '{}', '2026-12-01', '', $1, now())`,
    [callId, unit.id, unit.path, pen.words],
  );
  await pen.run('insert into planning.call_quota (call_id, unit_id, unit_path, places) values ($1, $2, $3, 3)', [
    ...[callId, commune.id, commune.path],
  ]);
  await pen.run(
    `insert into planning.call_name (id, call_id, unit_id, member_id, state, proposed_by, proposed_at, ended_at, reason)
     values ($1, $2, $3, $4, 'declined', $1, now(), now(), $5)`,
    [newId(), callId, commune.id, (await pen.place.province.member(commune)).id, pen.words],
  );
  await pen.run(
    `insert into papers.template_version (id, unit_id, kind, number, body, made_by, made_at) values ($1, $2, 'round-report', 1, $3, $1, now())`,
    [newId(), unit.id, `${'Chữ của mẫu. '.repeat(40)}${pen.words}`],
  );
  await pen.run(
    `insert into credentials.design_version (id, unit_id, slug, number, body, made_by, made_at) values ($1, $2, 'mau-thu', 1, $3, $1, now())`,
    [newId(), unit.id, JSON.stringify({ name: 'Mẫu', pages: [], text: pen.words })],
  );
}
