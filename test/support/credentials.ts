import { type Type } from '@nestjs/common';
import {
  type CertificateChange,
  ChangeDecisionService,
  type ChangeKind,
  type ChangeReason,
  ChangeService,
} from '@lopso/credentials';
import { type Actor, Database, newId } from '@lopso/platform';
import { type TestMember, TestProvince, type TestUnit } from './province';

export interface TestRound {
  readonly id: string;
  readonly title: string;
}

export interface TestCycle {
  readonly id: string;
  readonly roundId: string;
  readonly member: TestMember;
}

const REQUIREMENTS = [
  ['c01', 'C01', 'course', { course: 'C01', courseHash: 'x', lessons: [], quizId: null }],
  ['c05', 'C05', 'course', { course: 'C05', courseHash: 'x', lessons: [], quizId: null }],
  ['c08', 'C08', 'course', { course: 'C08', courseHash: 'x', lessons: [], quizId: null }],
  ['gio-lop', 'Lớp', 'hours', { minutes: 180 }],
] as const;

/** An open round of three courses and three class hours. */
export async function aRound(
  database: Database,
  province: TestProvince,
  given: { release?: 'automatic' | 'manual'; title?: string } = {},
): Promise<TestRound> {
  const round = { id: newId(), title: given.title ?? 'Bồi dưỡng Tổ công nghệ số cộng đồng năm 2026, đợt 1' };
  await database.execute(
    `insert into learning.round (id, programme_id, programme_hash, title, unit_id, unit_path, audience, audience_count,
       starts_on, due_on, decision_number, decided_on, release, certificate_template, opened_by, opened_at, state)
     values ($1, 'BD-2026-1', 'x', $2, $3, $4, '{commune-team}', 0, '2026-09-07', '2026-12-15', '145/QĐ-SKHCN',
       '2026-09-01', $5, 'hoan-thanh', $6, now(), 'open')`,
    [round.id, round.title, province.unit.id, province.unit.path, given.release ?? 'automatic', newId()],
  );
  for (const [index, [key, label, kind, spec]] of REQUIREMENTS.entries()) {
    await database.execute(
      `insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), round.id, key, index + 1, label, kind, spec],
    );
  }
  return round;
}

/** Where certificates are decided about: a round whose papers wait for an officer's hand, and two officers of the department. */
export interface CertificateDesk {
  readonly province: TestProvince;
  readonly commune: TestUnit;
  readonly round: TestRound;
  readonly an: Actor;
  readonly binh: Actor;
}

/** One in a province of its own. */
export async function aCertificateDesk(database: Database): Promise<CertificateDesk> {
  const province = await TestProvince.create(database);
  const commune = await province.commune('Xã Hàm Yên');
  const round = await aRound(database, province, { release: 'manual' });
  const [an, binh] = [province.officer('department-officer'), province.officer('department-officer')];
  return { province, commune, round, an, binh };
}

/** A list of these cycles that one officer released, and whose window is over; its id. */
export async function aDueRelease(
  database: Database,
  { round, province }: { round: TestRound; province: TestProvince },
  cycleIds: readonly string[],
): Promise<string> {
  const id = newId();
  await database.execute(
    `insert into credentials.release (id, round_id, unit_id, unit_path, body_hash, needs_second, undo_minutes, state,
       listed_by, listed_at, released_by, released_at, issues_at)
     values ($1, $2, $3, $4, '\\x', false, 0, 'window', $5, now(), $5, now(), now())`,
    [id, round.id, province.unit.id, province.unit.path, newId()],
  );
  await database.execute(
    `insert into credentials.release_entry (release_id, position, cycle_id, member_id, state, remarks)
     select $1, row_number() over (order by id), id, member_id, 'waiting', '{}' from learning.cycle where id = any($2::uuid[])`,
    [id, cycleIds],
  );
  return id;
}

/** A member's cycle that is finished, without any evidence behind it. */
export async function aFinishedCycle(
  database: Database,
  round: TestRound,
  member: TestMember,
  finishedAt = '2026-11-24T03:00:00Z',
): Promise<TestCycle> {
  const cycle = { id: newId(), roundId: round.id, member };
  await database.execute(
    `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
     values ($1, $2, $3, 1, now(), (select opened_at from learning.round where id = $2))`,
    [cycle.id, round.id, member.id],
  );
  await database.execute(
    `insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
     values ($1, 1, 1, $2, '{"requirements": []}', now())`,
    [cycle.id, finishedAt],
  );
  return cycle;
}

/** When a passage of a round was gone through, and until when it is good. */
export interface TestPassage {
  /** From 1. */
  readonly number: number;
  readonly countsFrom: string;
  readonly finishedAt: string;
  /** `yyyy-mm-dd`; null: without end. */
  readonly validUntil: string | null;
}

/** One finished passage of a member's chain of them. */
export async function aFinishedPassage(
  database: Database,
  round: TestRound,
  member: TestMember,
  { number, countsFrom, finishedAt, validUntil }: TestPassage,
): Promise<TestCycle> {
  const cycle = { id: newId(), roundId: round.id, member };
  await database.execute(
    `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
     values ($1, $2, $3, $4, $5, (select opened_at from learning.round where id = $2))`,
    [cycle.id, round.id, member.id, number, countsFrom],
  );
  await database.execute(
    `insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
     values ($1, 1, 1, $2, '{"requirements": []}', now())`,
    [cycle.id, finishedAt],
  );
  await database.execute(
    `update learning.completion set valid_until = $2::date, renewable_from = $2::date - 60,
       valid_from = case when $2::date is not null then $3::timestamptz::date end where cycle_id = $1`,
    [cycle.id, validUntil, finishedAt],
  );
  return cycle;
}

/** The id of the certificate that stands for a cycle, or of its last one. */
export async function paperOf(database: Database, cycle: Pick<TestCycle, 'id'>): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `select id from credentials.certificate where cycle_id = $1 order by (state in ('valid', 'expired')) desc, number desc`,
    [cycle.id],
  );
  if (row === undefined) throw new Error('no certificate was issued');
  return row.id;
}

/** Takes the completion of a cycle back, as a correction of evidence does. */
export async function reopenCycle(database: Database, cycle: TestCycle): Promise<void> {
  await database.execute(
    'update learning.completion set finished_at = null, done_steps = total_steps - 1 where cycle_id = $1',
    [cycle.id],
  );
}

/** Where services are found: an application or a module of a test. */
interface Services {
  get<Service>(type: Type<Service>): Service;
}

/** Withdraws or replaces a certificate, or issues it again, at once: proposed by one, approved by another one of the same right. */
export async function changedAtOnce(
  services: Services,
  actor: Actor,
  certificateId: string,
  wish: { kind: ChangeKind; reason?: ChangeReason; note?: string } = { kind: 'withdraw' },
): Promise<CertificateChange> {
  const database = services.get(Database);
  const [row] = await database.query<{ roundId: string }>(
    'select round_id as "roundId" from credentials.certificate where id = $1',
    [certificateId],
  );
  const roundId = row?.roundId ?? '';
  const asked = { kind: wish.kind, certificateIds: [certificateId] };
  const { seen } = await services.get(ChangeService).previewChange(actor, roundId, asked);
  const { reason = 'other', note = 'Cấp nhầm người' } = wish;
  const form = { ...asked, clientKey: newId(), reason, note, paper: null, seen };
  const { id } = await services.get(ChangeService).proposeChange(actor, roundId, form);
  const { seen: shown } = await services.get(ChangeService).getChangeSheet(actor, id);
  return services.get(ChangeDecisionService).approveChange({ ...actor, accountId: newId() }, id, shown);
}

/** The numbers given in a province's register, in order. */
export async function registerNumbers(database: Database, province: TestProvince): Promise<number[]> {
  const rows = await database.query<{ number: number }>(
    'select number from credentials.certificate where issuer_id = $1 order by year, number',
    [province.unit.id],
  );
  return rows.map((row) => row.number);
}

/** 1, 2, … n. */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}
