import { type PoolClient } from 'pg';
import { CONSENT_PURPOSE, type ConsentPurpose, NOTICE_VERSION } from '@lopso/identity';
import { ACCOUNT_COLUMNS, CONSENT_COLUMNS, type DemoStaff, GRANT_COLUMNS, memberAccountRow } from './accounts';
import {
  BOOKED_TIME_COLUMNS,
  BOOKING_COLUMNS,
  type DemoClasses,
  GROUP_COLUMNS,
  MARK_COLUMNS,
  SESSION_COLUMNS,
  VENUE_COLUMNS,
} from './classes';
import { type Cell, copyRows } from './copy';
import { ATTEMPT_COLUMNS, EVIDENCE_COLUMNS, PROGRESS_COLUMNS } from './histories';
import {
  type DemoOrganisation,
  MEMBER_COLUMNS,
  memberRow,
  SEAT_COLUMNS,
  seatRow,
  TEAM_COLUMNS,
  VILLAGE_COLUMNS,
} from './organisation';
import { type DemoProgress } from './progress';
import { type Random } from './random';
import { type SampleRound } from './sample-round';
import { FILE_COLUMNS, SUBMISSION_COLUMNS } from './submissions';

/** Villages, teams, members and seats, by COPY. */
export async function loadOrganisation(
  client: PoolClient,
  organisation: DemoOrganisation,
  random: Random,
  createdAt: Date,
): Promise<void> {
  const { members } = organisation;
  await copyRows(client, 'org.unit', VILLAGE_COLUMNS, organisation.villages);
  await copyRows(client, 'org.team', TEAM_COLUMNS, organisation.teams);
  await copyRows(
    client,
    'org.member',
    MEMBER_COLUMNS,
    members.map((member, index) => memberRow(member, index, createdAt)),
  );
  await copyRows(
    client,
    'org.seat_term',
    SEAT_COLUMNS,
    members.map((member) => seatRow(member, random.uuid())),
  );
}

interface Accounts {
  readonly staff: DemoStaff;
  readonly progress: readonly DemoProgress[];
  readonly passwordHash: string;
  readonly createdAt: Date;
}

/** What the n-th active person said: most agree to be reminded, some refuse, the others were never asked. */
function demoConsents(index: number): (readonly [ConsentPurpose, 'agreed' | 'refused'])[] {
  const digit = index % 10;
  return [
    [CONSENT_PURPOSE, 'agreed'],
    ...(digit < 7 ? [['phone-reminders', digit === 6 ? 'refused' : 'agreed'] as const] : []),
    ...(digit < 5 ? [['work-photos', digit === 4 ? 'refused' : 'agreed'] as const] : []),
  ];
}

/** Accounts of staff and members, roles and consents, by COPY. */
export async function loadAccounts(
  client: PoolClient,
  { staff, progress, passwordHash, createdAt }: Accounts,
  random: Random,
): Promise<void> {
  await copyRows(client, 'identity.account', ACCOUNT_COLUMNS, [
    ...staff.accounts,
    ...progress.map((one) => memberAccountRow(one, passwordHash, createdAt)),
  ]);
  await copyRows(client, 'org.role_grant', GRANT_COLUMNS, staff.grants);
  const active = progress.filter((one) => one.hasAccount);
  await copyRows(
    client,
    'identity.consent',
    CONSENT_COLUMNS,
    active.flatMap((one, index) =>
      demoConsents(index).map(([purpose, decision]) => [
        random.uuid(),
        one.member.accountId,
        purpose,
        NOTICE_VERSION,
        decision,
        one.startedAt,
      ]),
    ),
  );
}

async function loadClasses(client: PoolClient, classes: DemoClasses): Promise<void> {
  await copyRows(client, 'classes.venue', VENUE_COLUMNS, classes.venues);
  await copyRows(client, 'classes.class_group', GROUP_COLUMNS, classes.groups);
  await copyRows(client, 'classes.class_session', SESSION_COLUMNS, classes.sessions);
  await copyRows(client, 'classes.booking', BOOKING_COLUMNS, classes.bookings);
  await copyRows(client, 'classes.booked_time', BOOKED_TIME_COLUMNS, classes.bookedTimes);
  await copyRows(client, 'classes.attendance_mark', MARK_COLUMNS, classes.marks);
}

const SEALED = ['paper', 'outline'];

/**
 * Attempts whose sealed papers are copied once each and then joined: PostgreSQL parses and packs a paper when it meets
 * it the first time and moves the packed bytes from there.
 */
async function loadAttempts(client: PoolClient, attempts: readonly Cell[][]): Promise<void> {
  const [paperAt = 0, outlineAt = 0] = SEALED.map((name) => ATTEMPT_COLUMNS.indexOf(name));
  const papers = new Map<unknown, Cell[]>();
  const rows = attempts.map((row) => {
    const [paper = null, outline = null] = [row[paperAt], row[outlineAt]];
    const sealed = typeof paper === 'object' && paper !== null && 'json' in paper ? paper.json : paper;
    const known = papers.get(sealed) ?? [papers.size, paper, outline];
    papers.set(sealed, known);
    return [...row.filter((_, index) => index !== paperAt && index !== outlineAt), known[0] ?? null];
  });
  const others = ATTEMPT_COLUMNS.filter((name) => !SEALED.includes(name));
  await client.query(`create temporary table demo_paper on commit drop as
    select 0 as paper_number, paper, outline from assessment.attempt with no data`);
  await client.query(`create temporary table demo_attempt on commit drop as
    select ${others.join(', ')}, 0 as paper_number from assessment.attempt with no data`);
  await copyRows(client, 'demo_paper', ['paper_number', ...SEALED], papers.values());
  await copyRows(client, 'demo_attempt', [...others, 'paper_number'], rows);
  await client.query(`insert into assessment.attempt (${others.join(', ')}, ${SEALED.join(', ')})
    select ${others.map((name) => `a.${name}`).join(', ')}, p.paper, p.outline
    from demo_attempt a join demo_paper p using (paper_number)`);
}

/** Classes, attempts, submissions and evidence, by COPY. */
export async function loadHistories(
  client: PoolClient,
  { classes, histories, submissions }: SampleRound,
): Promise<void> {
  await loadClasses(client, classes);
  await loadAttempts(client, histories.attempts);
  await copyRows(client, 'assessment.submission', SUBMISSION_COLUMNS, submissions.submissions);
  await copyRows(client, 'assessment.submission_file', FILE_COLUMNS, submissions.files);
  await copyRows(client, 'learning.lesson_progress', PROGRESS_COLUMNS, histories.positions);
  await copyRows(client, 'learning.evidence', EVIDENCE_COLUMNS, histories.evidence);
}
