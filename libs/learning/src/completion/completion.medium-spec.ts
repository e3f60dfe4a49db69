import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { QuizPassed, TaskPassed } from '@lopso/assessment';
import { AttendanceCorrected, SessionClosed } from '@lopso/classes';
import { OrgPortsModule } from '@lopso/org';
import {
  Clock,
  Database,
  EventJob,
  Events,
  type JobHandler,
  newId,
  PlatformModule,
  Transactions,
} from '@lopso/platform';
import {
  allFactsOf,
  anOpenRound,
  copyEvidence,
  openCycles,
  type TestOpenRound,
} from '../../../../test/support/learning';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { TestClock } from '../../../../test/support/test-clock';
import { CycleOpeningService } from '../cycle-opening/cycle-opening.service';
import { CycleRepository } from '../cycles/cycle.repository';
import { CycleService } from '../cycles/cycle.service';
import { CycleFinished } from '../learning.events';
import { LearningModule } from '../learning.module';
import { CompletionService } from './completion.service';

const NOTED = 'learning.note-finished-in-test';

@Injectable()
@EventJob(CycleFinished, { name: NOTED, retryLimit: 0, retryDelaySeconds: 1, timeoutSeconds: 10 })
class NoteFinished implements JobHandler {
  async handle(): Promise<void> {}
}

const OPENED = {
  ...{ startsOn: '2025-01-02', dueOn: '2099-12-31', countsFrom: null, dueFrom: null, dueDays: null },
  newcomerDays: null,
  newcomersSince: null,
  newcomersUntil: null,
  audienceRevision: 0,
};

describe('recording evidence', () => {
  const clock = new TestClock();
  let module: TestingModule;
  let database: Database;
  let recorder: CompletionService;
  let province: TestProvince;
  let round: TestOpenRound;
  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [PlatformModule, OrgPortsModule, LearningModule],
      providers: [NoteFinished],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    await module.init();
    database = module.get(Database);
    recorder = module.get(CompletionService);
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    round = await anOpenRound(database, province);
  });
  afterAll(() => module.close());

  const publish: Events['publish'] = (type, payload) =>
    module.get(Transactions).run(() => module.get(Events).publish(type, payload));
  const newsOf = async (roundId: string): Promise<string[]> => {
    const rows = await database.query<{ cycle: string }>(
      `select data->>'cycleId' as cycle from pgboss.job where name = $1 and data->>'roundId' = $2`,
      [NOTED, roundId],
    );
    return rows.map((row) => row.cycle);
  };
  const people = async (count: number): Promise<TestMember[]> => {
    const commune = await province.commune();
    return Promise.all(Array.from({ length: count }, () => province.member(commune)));
  };
  const lesson = (member: TestMember, number: 1 | 2) => ({
    memberId: member.id,
    kind: 'lesson-read' as const,
    subject: round.course.lessons[number - 1]?.id ?? '',
    sourceId: round.course.lessons[number - 1]?.id ?? '',
    minutes: null,
    occurredAt: clock.now(),
  });
  const event = () => ({ id: newId(), occurredAt: clock.now().toISOString() });

  it('finishes all of 200 cycles whose last two pieces of evidence arrive at once, and tells of each once', async () => {
    const members = await people(200);
    const cycleIds = await openCycles(database, round, members);
    await copyEvidence(
      database,
      members,
      allFactsOf(round).filter((fact) => fact.kind !== 'lesson-read'),
    );

    for (let from = 0; from < members.length; from += 5) {
      await Promise.all(
        members
          .slice(from, from + 5)
          .flatMap((member) =>
            ([1, 2] as const).map((number) =>
              recorder.recordEvidence({ facts: [lesson(member, number)], withdrawn: [] }),
            ),
          ),
      );
    }

    const finished = await database.query(
      'select 1 from learning.completion where cycle_id = any($1) and finished_at is not null',
      [cycleIds],
    );
    expect(finished).toHaveLength(200);
    expect((await newsOf(round.id)).sort()).toEqual([...cycleIds].sort());
  });

  it('has no cycle left behind when evidence is recorded while the cycle is being opened', async () => {
    const members = await people(60);
    await copyEvidence(database, members, allFactsOf(round).slice(1));
    const opening = module.get(CycleOpeningService);
    for (const member of members) {
      await Promise.all([
        opening.openCycles({ id: round.id, ...OPENED }, [{ memberId: member.id, heldFrom: '2025-01-02' }]),
        recorder.recordEvidence({ facts: [lesson(member, 1)], withdrawn: [] }),
      ]);
    }
    const news = await newsOf(round.id);
    expect(new Set(news).size).toBe(60);
    expect(news).toHaveLength(60);
  });

  it('changes nothing when a fact is told again', async () => {
    const [member] = await people(1);
    if (member === undefined) throw new Error('no member');
    const [cycleId = ''] = await openCycles(database, round, [member]);
    expect(await recorder.recordEvidence({ facts: [lesson(member, 1)], withdrawn: [] })).toBe(1);
    expect(await recorder.recordEvidence({ facts: [lesson(member, 1)], withdrawn: [] })).toBe(0);
    expect((await module.get(CycleService).getCycle(cycleId)).doneSteps).toBe(1);
  });

  it('rolls back with the transaction that made it true', async () => {
    const [member] = await people(1);
    if (member === undefined) throw new Error('no member');
    const [cycleId = ''] = await openCycles(database, round, [member]);
    const work = module.get(Transactions).run(async () => {
      await recorder.recordEvidence({ facts: [lesson(member, 1)], withdrawn: [] });
      throw new Error('the submission failed');
    });
    await expect(work).rejects.toThrow('the submission failed');
    expect((await module.get(CycleService).explainCycle(cycleId)).evidence).toEqual([]);
  });

  it('takes passed quizzes, passed tasks and closed sessions as evidence, each in its own transaction', async () => {
    const [member, other] = await people(2);
    if (member === undefined || other === undefined) throw new Error('no member');
    const [cycleId = '', otherId = ''] = await openCycles(database, round, [member, other]);
    const { course } = round;
    await publish(QuizPassed, {
      ...event(),
      memberId: member.id,
      courseId: course.id,
      quizId: course.quizId,
      attemptId: newId(),
      courseHash: course.hash,
      scorePercent: 90,
    });
    await publish(TaskPassed, {
      ...event(),
      memberId: member.id,
      courseId: course.id,
      taskId: course.taskId,
      submissionId: newId(),
      courseHash: course.hash,
    });
    const present = [member.id, other.id].sort();
    await publish(SessionClosed, {
      ...event(),
      classSessionId: newId(),
      unitPath: province.unit.path,
      minutes: 90,
      attendedAt: clock.now().toISOString(),
      presentMemberIds: present,
      attended: present.map((memberId) => ({ memberId, minutes: 90 })),
    });
    const done = (id: string): Promise<number[]> =>
      module
        .get(CycleService)
        .getCycle(id)
        .then((cycle) => cycle.requirements.map((one) => one.done));
    expect([await done(cycleId), await done(otherId)]).toEqual([
      [1, 1, 3],
      [0, 0, 3],
    ]);
  });

  it('lets completion fall when attendance is corrected, leaves a case, and says nothing new to others', async () => {
    const [member] = await people(1);
    if (member === undefined) throw new Error('no member');
    const [cycleId = ''] = await openCycles(database, round, [member]);
    await copyEvidence(database, [member], allFactsOf(round).slice(0, 4));
    const sessions = [newId(), newId()];
    for (const classSessionId of sessions) {
      await publish(SessionClosed, {
        ...event(),
        classSessionId,
        unitPath: province.unit.path,
        minutes: 90,
        attendedAt: clock.now().toISOString(),
        presentMemberIds: [member.id],
        attended: [{ memberId: member.id, minutes: 90 }],
      });
    }
    expect((await module.get(CycleService).getCycle(cycleId)).finishedAt).not.toBeNull();

    const attendedAt = clock.now().toISOString();
    const correction = { memberId: member.id, classSessionId: sessions[1] ?? '', minutes: 90, attendedAt };
    await publish(AttendanceCorrected, { ...event(), ...correction, isPresent: false, attendedMinutes: 0 });
    const fallen = await module.get(CycleService).explainCycle(cycleId);
    expect([fallen.cycle.finishedAt, fallen.cycle.doneSteps]).toEqual([null, 7]);
    expect(fallen.evidence.filter((one) => one.notCounted === 'superseded')).toHaveLength(1);
    const cases = await database.query('select 1 from platform.audit_entry where subject_id = $1', [cycleId]);
    expect(cases).toHaveLength(1);
    expect(await newsOf(round.id)).toHaveLength(1);

    await publish(AttendanceCorrected, { ...event(), ...correction, isPresent: true, attendedMinutes: 90 });
    expect((await module.get(CycleService).getCycle(cycleId)).finishedAt).not.toBeNull();
  });

  it('is refused by the database where it would change or remove a fact, and supersedes it once', async () => {
    const [member] = await people(1);
    if (member === undefined) throw new Error('no member');
    await recorder.recordEvidence({ facts: [lesson(member, 1)], withdrawn: [] });
    const where = 'where member_id = $1';
    for (const statement of [
      `delete from learning.evidence ${where}`,
      `update learning.evidence set occurred_at = now() - interval '1 year' ${where}`,
      `update learning.evidence set superseded_at = now(), subject = 'x' ${where}`,
    ]) {
      const byOwner = TableOwner.run((owner) => owner.execute(statement, [member.id]));
      await expect(byOwner).rejects.toMatchObject({ code: '23001' });
      const refused = statement.startsWith('delete') ? '42501' : '23001';
      await expect(database.execute(statement, [member.id])).rejects.toMatchObject({ code: refused });
    }
    await recorder.recordEvidence({ facts: [], withdrawn: [lesson(member, 1)] });
    const back = `update learning.evidence set superseded_at = null ${where}`;
    await expect(database.execute(back, [member.id])).rejects.toMatchObject({ code: '23001' });
  });

  it('keeps evidence of a member who is in no round, for the round that comes', async () => {
    const [member] = await people(1);
    if (member === undefined) throw new Error('no member');
    await recorder.recordEvidence({ facts: [lesson(member, 1)], withdrawn: [] });
    await module
      .get(CycleOpeningService)
      .openCycles({ id: round.id, ...OPENED }, [{ memberId: member.id, heldFrom: '2025-01-02' }]);
    const [cycle] = await module.get(CycleRepository).lockOfMembers([member.id]);
    expect((await module.get(CycleService).getCycle(cycle?.id ?? '')).doneSteps).toBe(1);
  });
});

describe('rebuilding and checking completion', () => {
  let module: TestingModule;
  let database: Database;
  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [PlatformModule, OrgPortsModule, LearningModule],
      providers: [NoteFinished],
    }).compile();
    await module.init();
    database = module.get(Database);
  });
  afterAll(() => module.close());

  const seed = async (count: number): Promise<{ round: TestOpenRound; cycleIds: string[] }> => {
    const province = await TestProvince.create(database);
    const round = await anOpenRound(database, province);
    const commune = await province.commune();
    const ids = Array.from({ length: count }, () => newId());
    await database.execute(
      `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, is_demo, created_at)
       select id, $2, $3, 'Nguyễn Thị Ngẫu', 'Ngẫu', 'nguyen thi ngau', 1980, 'resident', true, now() from unnest($1::uuid[]) as n(id)`,
      [ids, commune.id, commune.path],
    );
    const members = ids.map((id) => ({ id, fullName: 'Nguyễn Thị Ngẫu', unit: commune }));
    const cycleIds = await openCycles(database, round, members);
    const facts = allFactsOf(round);
    await copyEvidence(database, members.slice(0, count / 2), facts);
    await copyEvidence(database, members.slice(count / 2), facts.slice(0, 3));
    return { round, cycleIds };
  };
  const stored = (cycleIds: readonly string[]): Promise<object[]> =>
    database.query(
      'select cycle_id, done_steps, total_steps, finished_at, state from learning.completion where cycle_id = any($1) order by cycle_id',
      [cycleIds],
    );
  const recompute = (round: TestOpenRound): Promise<number> =>
    module.get(CompletionService).recomputeCompletions({ roundId: round.id });
  const differences = (round: TestOpenRound): Promise<string[]> =>
    module.get(CompletionService).checkCompletions({ roundId: round.id });

  it('puts 20,000 deleted rows back without one difference', async () => {
    const { round, cycleIds } = await seed(20_000);
    await recompute(round);
    const before = await stored(cycleIds);
    expect(before).toHaveLength(20_000);
    expect(before.filter((row) => 'finished_at' in row && row.finished_at !== null)).toHaveLength(10_000);

    await database.execute('delete from learning.completion where cycle_id = any($1)', [cycleIds]);
    expect(await differences(round)).toHaveLength(20_000);
    await recompute(round);

    expect(await stored(cycleIds)).toEqual(before);
    expect(await differences(round)).toEqual([]);
  }, 180_000);

  it('names a corrupted row, and mends it', async () => {
    const { round, cycleIds } = await seed(10);
    await recompute(round);
    const corrupt = cycleIds[3] ?? '';
    await database.execute('update learning.completion set done_steps = 1, finished_at = null where cycle_id = $1', [
      corrupt,
    ]);
    expect(await differences(round)).toEqual([corrupt]);
    await recompute(round);
    expect(await differences(round)).toEqual([]);
  });

  it('sees a reason that is wrong although the numbers are right', async () => {
    const { round, cycleIds } = await seed(2);
    await recompute(round);
    const corrupt = cycleIds[1] ?? '';
    await database.execute(
      `update learning.completion set state = jsonb_set(state, '{requirements,0,missing}', '[]') where cycle_id = $1`,
      [corrupt],
    );
    await database.execute(
      `update learning.completion set state = jsonb_set(state, '{requirements,2,missing,0,minutes}', '30') where cycle_id = $1`,
      [corrupt],
    );
    expect(await differences(round)).toEqual([corrupt]);
  });

  it('rebuilds without telling anybody again of what was finished long ago', async () => {
    const { round } = await seed(4);
    await recompute(round);
    const rows = await database.query(`select 1 from pgboss.job where name = $1 and data->>'roundId' = $2`, [
      NOTED,
      round.id,
    ]);
    expect(rows).toEqual([]);
  });
});
