import { type PoolClient } from 'pg';
import { CourseService } from '@lopso/content';
import { IssuingService } from '@lopso/credentials';
import { PasswordService } from '@lopso/identity';
import { CompletionService, RoundOpeningService } from '@lopso/learning';
import { type Actor, Database, FileStore, newId, OperatorError, vietnamDate } from '@lopso/platform';
import { type Find } from '../operator.module';
import { buildStaff, type DemoStaff } from './accounts';
import { loadCall } from './calls';
import { TRAINER_COUNT } from './classes';
import { copyRows } from './copy';
import { DEMO_COMMUNE_CODE, DEMO_PASSWORD, isPrinted } from './demo-accounts';
import { HOME_COLUMNS, homeRows } from './homes';
import { loadAccounts, loadHistories, loadOrganisation } from './load';
import { loadOpinions } from './opinions';
import { buildOrganisation, type CommuneRow, type DemoMember } from './organisation';
import { storePictures } from './pictures';
import { type DemoProgress } from './progress';
import { Random } from './random';
import { loadRequests } from './requests';
import { inventSampleRound, ROUND_DAYS } from './sample-round';

/** What a demo province is made of. */
export interface DemoOptions {
  readonly members: number;
  readonly seed: number;
  readonly asOf: Date;
  /** False: people, seats and sign-ins only; no round, no histories. */
  readonly hasHistory: boolean;
}

const DAY_MS = 86_400_000;
const CERTIFICATE_BATCH = 500;
/** Title of the round with invented histories; the story's own round keeps its name free. */
export const SAMPLE_ROUND_TITLE = 'Bồi dưỡng Tổ CNSCĐ năm 2026, đợt mẫu';

/** Fills an empty province with invented people and what they did. Same options: same facts. */
export class DemoProvince {
  private readonly random: Random;
  private readonly database: Database;

  constructor(
    private readonly find: Find,
    private readonly options: DemoOptions,
  ) {
    this.random = new Random(options.seed);
    this.database = find(Database);
  }

  /** True when the province has people already; then nothing is generated. */
  async isPeopled(): Promise<boolean> {
    return (await this.database.queryOne<{ one: number }>('select 1 as one from org.member limit 1')) !== null;
  }

  /** Generates and loads everything; facts first, then the real rules over them. */
  async generate(): Promise<void> {
    const { asOf, members: count } = this.options;
    const [province, ...communes] = await this.units();
    if (province === undefined) throw new OperatorError('Chưa có đơn vị nào. Chạy lệnh import-units trước.');
    const organisation = buildOrganisation(communes, count, this.random, asOf);
    const createdAt = new Date(asOf.getTime() - (ROUND_DAYS.before + 20) * DAY_MS);
    const home = communes.find((commune) => commune.code === DEMO_COMMUNE_CODE) ?? province;
    const passwordHash = await this.find(PasswordService).hashNewPassword(
      DEMO_PASSWORD,
      { username: '', phone: null },
      '#/password',
    );
    const staff = buildStaff({ province, home, passwordHash, createdAt, trainerCount: TRAINER_COUNT }, this.random);
    await this.inOneTransaction((client) => loadOrganisation(client, organisation, this.random, createdAt));
    if (this.options.hasHistory) await this.withHistory(organisation.members, staff, { passwordHash, createdAt });
    else await this.withoutHistory(organisation.members, staff, { passwordHash, createdAt });
    await this.inOneTransaction((client) =>
      copyRows(client, 'planning.trainer_home', HOME_COLUMNS, homeRows(staff, communes, createdAt)),
    );
    if (!this.options.hasHistory) return;
    const { members } = organisation;
    await this.inOneTransaction((client) => loadCall(client, { members, staff, asOf }, this.random));
  }

  private async withoutHistory(
    members: readonly DemoMember[],
    staff: DemoStaff,
    base: { passwordHash: string; createdAt: Date },
  ): Promise<void> {
    const progress = members.map((member): DemoProgress => ({
      member,
      hasAccount: isPrinted(member.username),
      onlineSteps: 0,
      task: 'none',
      sessions: 0,
      startedAt: base.createdAt,
      lastAt: base.createdAt,
    }));
    await this.inOneTransaction((client) => loadAccounts(client, { staff, progress, ...base }, this.random));
  }

  private async withHistory(
    members: readonly DemoMember[],
    staff: DemoStaff,
    base: { passwordHash: string; createdAt: Date },
  ): Promise<void> {
    const { asOf } = this.options;
    const courses = await this.find(CourseService).listCurrentCourses();
    const pictures = await storePictures(this.find(FileStore));
    const round = inventSampleRound({ members, courses, staff, pictures, asOf }, this.random);
    await this.inOneTransaction(async (client) => {
      await loadAccounts(client, { staff, progress: round.progress, ...base }, this.random);
      await loadHistories(client, round);
      await loadOpinions(client, asOf);
      await loadRequests(client, asOf);
    });
    const roundId = await this.openSampleRound(staff, round.startsAt);
    await this.inOneTransaction((client) => this.openCycles(client, roundId, members, round.startsAt));
    await this.find(CompletionService).recomputeCompletions();
    await this.issueCertificates(roundId);
  }

  /** Opens the round as an officer does, then dates its opening back to its start. */
  private async openSampleRound({ officer }: DemoStaff, startsAt: Date): Promise<string> {
    const actor: Actor = {
      accountId: officer.accountId,
      memberId: null,
      sessionId: newId(),
      grants: [{ role: 'department-officer', unitId: officer.unitId, path: officer.path }],
    };
    const startsOn = vietnamDate(startsAt);
    const dueOn = vietnamDate(new Date(this.options.asOf.getTime() + ROUND_DAYS.after * DAY_MS));
    const decision = { decisionNumber: '00/QĐ-MẪU', decidedOn: startsOn };
    const opening = {
      programmeId: 'BD-2026-1',
      title: SAMPLE_ROUND_TITLE,
      startsOn,
      dueOn,
      ...decision,
      release: 'automatic' as const,
    };
    const roundId = await this.find(RoundOpeningService).openRound(actor, opening);
    await this.database.execute(`update learning.round set opened_at = $2, state = 'open' where id = $1`, [
      roundId,
      startsAt,
    ]);
    return roundId;
  }

  private async openCycles(
    client: PoolClient,
    roundId: string,
    members: readonly DemoMember[],
    startsAt: Date,
  ): Promise<void> {
    const rows = members.map((member) => [this.random.uuid(), roundId, member.id, 1, startsAt, startsAt]);
    await copyRows(
      client,
      'learning.cycle',
      ['id', 'round_id', 'member_id', 'number', 'counts_from', 'opened_at'],
      rows,
    );
  }

  /** Certificates of everybody who finished, in the order in which they did. */
  private async issueCertificates(roundId: string): Promise<void> {
    const finished = await this.database.query<{ id: string }>(
      `select y.id from learning.cycle y join learning.completion c on c.cycle_id = y.id
       where y.round_id = $1 and c.finished_at is not null order by c.finished_at, y.id`,
      [roundId],
    );
    for (let from = 0; from < finished.length; from += CERTIFICATE_BATCH) {
      const batch = finished.slice(from, from + CERTIFICATE_BATCH).map((row) => row.id);
      await this.find(IssuingService).issue(batch, 'automatic');
    }
  }

  private units(): Promise<CommuneRow[]> {
    return this.database.query<CommuneRow>(
      `select id, code, full_name as name, path::text as path from org.unit
       where kind in ('province', 'commune') and $1::date <@ valid order by nlevel(path), code`,
      [vietnamDate(this.options.asOf)],
    );
  }

  private async inOneTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.database.connect();
    try {
      await client.query('begin');
      // A copy of a whole province is no request: on a busy machine it takes longer than one may.
      await client.query('set local statement_timeout = 0');
      await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
