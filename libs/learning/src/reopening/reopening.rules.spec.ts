import fc from 'fast-check';
import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { derivePassages, type OpenedCycle } from '../cycles/cycle.rules';
import { explainEvidence } from '../requirements/requirement-reasons.rules';
import { type Requirement, stepsOf } from '../requirements/requirement.rules';
import { startOfDay } from '../rounds/round.rules';
import { type ValidityRule } from '../validity/validity.rules';
import {
  avoidableKeys,
  builtOnWords,
  frozenCourses,
  peopleWith,
  reopenableParts,
  reopenedRequirements,
  type ReopenedWork,
  type ReopeningEdition,
} from './reopening.rules';

const FROZEN = ['C05-01', 'C05-02', 'C05-03'];

const course: Requirement = {
  key: 'c05',
  label: 'C05',
  kind: 'course',
  spec: {
    ...{ course: 'C05', courseHash: 'h1', quizId: 'C05-QUIZ' },
    lessons: FROZEN.map((id, index) => ({ id, number: index + 1, title: `Bài ${index + 1}` })),
  },
};

const task: Requirement = {
  key: 'thuc-hanh',
  label: 'Bài thực hành',
  kind: 'task',
  spec: { anyOf: ['C05-TASK', 'C08-TASK'] },
};

const hours: Requirement = { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 60 } };

const round = [course, task, hours];

const lesson = (id: string, number: number, change: 'changed' | 'added') => ({
  ...{ id, number, title: `Bài ${number} mới`, minutes: 8, packedBytes: 4000, change },
});

const edition: ReopeningEdition = {
  ...{ courseId: 'C05', slug: 'dich-vu-cong', title: 'Dịch vụ công', motif: 'song', hash: 'h2' },
  lessons: [lesson('C05-03', 3, 'changed'), lesson('C05-04', 4, 'added')],
  quiz: { id: 'C05-QUIZ', title: 'Bài kiểm tra', count: 10, timeLimitMinutes: 15, change: 'changed' },
  task: { id: 'C05-TASK', title: 'Nộp hồ sơ', minutes: 30, change: 'changed' },
};

const idsOf = (requirements: readonly Requirement[], of = edition): string[] =>
  reopenableParts(requirements, of).map(({ id, change }) => `${id} ${change}`);

describe('what of a major edition a round may ask for anew', () => {
  it('is what changed and what the round asks for, in the order of the course', () => {
    expect(idsOf(round)).toEqual(['C05-03 changed', 'C05-04 added', 'C05-QUIZ changed', 'C05-TASK changed']);
  });

  it('leaves out what the round never asked for', () => {
    expect(idsOf([course, hours])).toEqual(['C05-03 changed', 'C05-04 added', 'C05-QUIZ changed']);
    expect(idsOf([task, hours])).toEqual(['C05-TASK changed']);
    expect(idsOf([hours])).toEqual([]);
    const withoutQuiz: Requirement = { ...course, spec: { ...course.spec, quizId: null } };
    expect(idsOf([withoutQuiz])).toEqual(['C05-03 changed', 'C05-04 added']);
  });

  it('calls a lesson added that the round did not know, and asks for a quiz the course did not have', () => {
    const wider = { ...edition, lessons: [lesson('C05-05', 5, 'changed')], task: null };
    expect(idsOf(round, wider)).toEqual(['C05-05 added', 'C05-QUIZ changed']);
    const withoutQuiz: Requirement = { ...course, spec: { ...course.spec, quizId: null } };
    const quiz = { id: 'C05-QUIZ', title: 'Bài kiểm tra', count: 10, timeLimitMinutes: null, change: 'added' as const };
    expect(idsOf([withoutQuiz], { ...edition, lessons: [], task: null, quiz })).toEqual(['C05-QUIZ added']);
  });

  it('is found in the parts of a choice, which somebody may have got around', () => {
    const choice: Requirement = {
      ...{ key: 'chon', label: 'Chọn một', kind: 'any' },
      spec: { need: 1, parts: [course, hours] },
    };
    expect(idsOf([choice])).toEqual(['C05-03 changed', 'C05-04 added', 'C05-QUIZ changed']);
    expect(avoidableKeys([choice], edition)).toEqual(['c05']);
    expect(avoidableKeys(round, edition)).toEqual([]);
    expect(frozenCourses([choice])).toEqual([{ course: 'C05', courseHash: 'h1' }]);
  });
});

describe('what a reopening demands', () => {
  it('is the picked parts under the keys of the round, frozen from the new edition', () => {
    const [first, second, ...others] = reopenedRequirements(
      round,
      edition,
      new Set(['C05-03', 'C05-QUIZ', 'C05-TASK']),
    );
    expect(first).toMatchObject({
      ...{ key: 'c05', label: 'C05', kind: 'course' },
      spec: {
        ...{ courseHash: 'h2', quizId: 'C05-QUIZ', motif: 'song', quiz: { count: 10 } },
        lessons: [{ id: 'C05-03', number: 3, title: 'Bài 3 mới', minutes: 8 }],
      },
    });
    expect(second).toMatchObject({ key: 'thuc-hanh', kind: 'task', spec: { anyOf: ['C05-TASK'] } });
    expect(others).toEqual([]);
  });

  it('asks for a quiz with the score of the round, once', () => {
    const scored: Requirement = {
      ...{ key: 'diem', label: 'Điểm', kind: 'quiz' },
      spec: { quizId: 'C05-QUIZ', course: 'C05', scorePercent: 90 },
    };
    const reopened = reopenedRequirements([course, scored], edition, new Set(['C05-QUIZ']));
    expect(reopened).toMatchObject([{ key: 'diem', kind: 'quiz', spec: { scorePercent: 90 } }]);
    expect(reopened).toHaveLength(1);
  });

  it('is nothing where nothing is picked that the round may ask for', () => {
    expect(reopenedRequirements(round, edition, new Set(['C05-01']))).toEqual([]);
  });
});

describe('a member through random histories with a reopening', () => {
  const PUBLISHED = new Date('2027-03-10T03:25:00Z');
  const rule: ValidityRule = {
    ...{ basis: 'earlier-expiry', months: 12, fixedOn: null },
    ...{ windowDays: 90, minActiveDays: 0, graceDays: 30 },
  };
  const cycles: OpenedCycle[] = [1, 2, 3].map((number) => ({
    ...{ id: `cycle-${number}`, number, dueOn: null },
    countsFrom: number === 1 ? startOfDay('2026-10-01') : null,
  }));
  const SUBJECTS = [
    ...['C05-01', 'C05-02', 'C05-03', 'C05-04'].map((id) => ['lesson-read', id] as const),
    ...([
      ['quiz-passed', 'C05-QUIZ'],
      ['task-passed', 'C05-TASK'],
      ['task-passed', 'C08-TASK'],
    ] as const),
    ['hours-attended', 'buoi-1'] as const,
  ];
  const EARLIER_EDITIONS = new Set(['hash-1', 'hash-1.1']);
  const PICKABLE = ['C05-03', 'C05-04', 'C05-QUIZ', 'C05-TASK'];
  /** Hours from three weeks before the edition was published to two years after it. */
  const histories = fc.array(
    fc.record({
      what: fc.constantFrom(...SUBJECTS),
      hours: fc.integer({ min: -24 * 150, max: 24 * 730 }),
      corrected: fc.integer({ min: 0, max: 9 }),
      handedIn: fc.option(fc.integer({ min: 0, max: 24 * 60 }), { nil: null }),
    }),
    { maxLength: 24 },
  );
  type Done = { what: readonly [Evidence['kind'], string]; hours: number; corrected: number; handedIn?: number | null };
  /** The version that was current so many hours before something was passed: attempts and hand-ins have one, unless it was not kept. */
  const editionOf = ({ what: [kind], hours: later, handedIn = 0 }: Done): string | null => {
    if ((kind !== 'quiz-passed' && kind !== 'task-passed') || handedIn === null) return null;
    if (later - handedIn >= 0) return 'hash-2';
    return later - handedIn >= -24 * 20 ? 'hash-1.1' : 'hash-1';
  };
  const written = (history: readonly Done[]) =>
    history.map((done, index): Evidence => {
      const { what, hours: later, corrected } = done;
      const [kind, subject] = what;
      const occurredAt = new Date(PUBLISHED.getTime() + later * 3_600_000);
      return {
        ...{ id: `e${String(index).padStart(3, '0')}`, kind, subject, sourceId: `${subject} ${index}` },
        ...{ minutes: kind === 'hours-attended' ? 60 : null, scorePercent: null },
        ...{ occurredAt, recordedAt: occurredAt, courseHash: editionOf(done) },
        supersededAt: corrected === 0 ? occurredAt : null,
      };
    });
  const reopening = fc.subarray(PICKABLE, { minLength: 1 }).map((picked) => ({
    picked,
    demands: reopenedRequirements(round, edition, new Set(picked)),
  }));
  const inReopening = (demands: readonly Requirement[], evidence: readonly Evidence[]) =>
    deriveCompletion(demands, evidence, { countsFrom: PUBLISHED, asOf: null, earlierEditions: EARLIER_EDITIONS });

  it('is done exactly when each picked part was done with the new edition, whatever was done before', () => {
    fc.assert(
      fc.property(histories, reopening, (history, { picked, demands }) => {
        const evidence = written(history);
        const completion = inReopening(demands, evidence);
        const isDone = (id: string): boolean =>
          evidence.some(
            ({ subject, occurredAt, supersededAt, courseHash }) =>
              subject === id &&
              occurredAt >= PUBLISHED &&
              supersededAt === null &&
              !EARLIER_EDITIONS.has(courseHash ?? ''),
          );
        expect(completion.totalSteps).toBe(picked.length);
        expect(completion.totalSteps).toBe(demands.reduce((sum, one) => sum + stepsOf(one), 0));
        expect(completion.doneSteps).toBe(picked.filter(isDone).length);
        expect(completion.finishedAt !== null).toBe(picked.every(isDone));
      }),
    );
  });

  it('follows from the facts, in whichever order they arrive', () => {
    fc.assert(
      fc.property(histories, reopening, fc.infiniteStream(fc.nat()), (history, { demands }, order) => {
        const evidence = written(history);
        const mixed = evidence
          .map((one) => ({ one, place: order.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(inReopening(demands, mixed)).toEqual(inReopening(demands, evidence));
      }),
    );
  });

  it('loses nothing of an earlier or later passage: what is done for the reopening only adds to the round', () => {
    fc.assert(
      fc.property(histories, reopening, (history, { picked }) => {
        const evidence = written(history);
        const again = written(
          SUBJECTS.filter(([, subject]) => picked.includes(subject)).map((what) => ({ what, hours: 1, corrected: 1 })),
        ).map((one) => ({ ...one, id: `z${one.id}` }));
        const through = (facts: readonly Evidence[]) =>
          derivePassages({ requirements: round, rule, cycles, evidence: facts, asOf: null });
        const [before, after] = [through(evidence)[0], through([...evidence, ...again])[0]];
        expect(after?.countsFrom).toEqual(before?.countsFrom);
        expect(after?.completion.doneSteps).toBeGreaterThanOrEqual(before?.completion.doneSteps ?? 0);
        const finishedAt = before?.completion.finishedAt;
        if (finishedAt !== null && finishedAt !== undefined && finishedAt <= PUBLISHED) {
          expect(after?.completion.finishedAt).toEqual(finishedAt);
          expect(after?.validity).toEqual(before?.validity);
        }
      }),
    );
  });

  it('counts for the round and a renewal what is done with whichever edition, and says of each fact that it leaves out why', () => {
    fc.assert(
      fc.property(histories, reopening, (history, { demands }) => {
        const evidence = written(history);
        const unmarked = evidence.map((one) => ({ ...one, courseHash: null }));
        const through = (facts: readonly Evidence[]) =>
          derivePassages({ requirements: round, rule, cycles, evidence: facts, asOf: null });
        expect(through(evidence).map(({ completion }) => completion.doneSteps)).toEqual(
          through(unmarked).map(({ completion }) => completion.doneSteps),
        );
        const period = { countsFrom: PUBLISHED, asOf: null, earlierEditions: EARLIER_EDITIONS };
        const told = explainEvidence(demands, evidence, period, deriveCompletion(demands, evidence, period));
        for (const { evidence: one, notCounted } of told) {
          const isEarlier =
            one.supersededAt === null && one.occurredAt >= PUBLISHED && EARLIER_EDITIONS.has(one.courseHash ?? '');
          expect(notCounted === 'earlier-edition').toBe(isEarlier);
        }
      }),
    );
  });

  it('asks a renewal for everything again, whatever the reopening asked for', () => {
    const first = [...SUBJECTS.slice(0, 3), ['quiz-passed', 'C05-QUIZ'], ['task-passed', 'C05-TASK'], SUBJECTS[7]];
    const facts = written(
      first.map((what) => ({ what: what as readonly [Evidence['kind'], string], hours: -24 * 100, corrected: 1 })),
    );
    const again = written([{ what: ['lesson-read', 'C05-03'], hours: 24, corrected: 1 }]).map((one) => ({
      ...one,
      id: 'again',
    }));
    const passages = derivePassages({
      ...{ requirements: round, rule, cycles, asOf: null },
      evidence: [...facts, ...again],
    });
    expect(passages[0]?.validity?.validUntil).toBe('2027-11-29');
    expect(passages[1]?.completion.doneSteps).toBe(0);
    const demands = reopenedRequirements(round, edition, new Set(['C05-03']));
    expect(inReopening(demands, [...facts, ...again]).finishedAt).toEqual(new Date('2027-03-11T03:25:00Z'));
  });
});

const deed = (memberId: string, kind: ReopenedWork['kind'], subject = 'C05-01'): ReopenedWork => ({
  ...{ memberId, kind, subject },
  evidenceId: kind === 'done' ? `${memberId} ${subject}` : null,
});

describe('what stands in the way of taking a reopening back', () => {
  it('is counted by people, each once a kind, and not with what led to what is done', () => {
    const deeds = [
      ...[deed('an', 'done'), deed('an', 'done', 'C05-02'), deed('an', 'reading'), deed('an', 'begun', 'C05-QUIZ')],
      ...[deed('binh', 'handed-in', 'C05-TASK'), deed('binh', 'reading'), deed('binh', 'reading', 'C05-02')],
    ];
    expect(peopleWith(deeds)).toEqual({ done: 1, handedIn: 1, begun: 1, reading: 1 });
    expect(peopleWith([])).toEqual({ done: 0, handedIn: 0, begun: 0, reading: 0 });
  });

  it('is said in one sentence, and nothing where nothing does', () => {
    const nothing = { ...peopleWith([]), extensions: 0, waivers: 0 };
    expect(builtOnWords(nothing)).toBeNull();
    expect(builtOnWords({ done: 1, handedIn: 2, begun: 3, reading: 4, extensions: 5, waivers: 6 })).toBe(
      '1 người đã làm phần học lại, 2 người đã nộp bài thực hành, 3 người đã mở bài kiểm tra, 4 người đang đọc dở bài, đã gia hạn 5 lần, đã ghi miễn 6 lần',
    );
    expect(builtOnWords({ ...nothing, waivers: 1 })).toBe('đã ghi miễn 1 lần');
  });
});
