import fc from 'fast-check';
import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { type GroupRequirement, type Requirement } from '../requirements/requirement.rules';
import { askedInWords, certifiedContents } from './certified-contents.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const course = (id: string, key = id.toLowerCase()): Requirement => ({
  key,
  label: id,
  kind: 'course',
  spec: { course: id, courseHash: id, lessons: [{ id: `${id}-1`, number: 1, title: 'Bài' }], quizId: null, title: id },
});

const hours = (key: string, minutes: number, topics?: readonly string[]): Requirement => ({
  key,
  label: 'Lớp',
  kind: 'hours',
  spec: { minutes, ...(topics === undefined ? {} : { topics: topics.map((id) => ({ id, title: id })) }) },
});

const group = (
  key: string,
  kind: GroupRequirement['kind'],
  parts: Requirement[],
  need = parts.length,
): Requirement => ({
  ...{ key, label: key, kind },
  spec: { parts, need },
});

const fact = (kind: Evidence['kind'], subject: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ id: `${kind}-${subject}`, kind, subject, sourceId: subject, minutes: null, scorePercent: null },
  ...{ occurredAt: START, recordedAt: START, supersededAt: null },
  ...more,
});

const read = (id: string): Evidence => fact('lesson-read', `${id}-1`);

const attended = (minutes: number, topic: string | null = null): Evidence =>
  fact('hours-attended', `buoi-${topic ?? ''}`, { minutes, topic });

const waiver = (key: string): Evidence => fact('waiver', key, { paperNumber: '12/SKHCN-CĐS' });

/** As it is stored of a cycle with these facts. */
const contents = (requirements: readonly Requirement[], facts: readonly Evidence[]) => {
  const { requirements: state, finishedAt } = deriveCompletion(requirements, facts, { countsFrom: START, asOf: null });
  expect(finishedAt).not.toBeNull();
  return certifiedContents(requirements, state);
};

describe('what a paper says was learnt', () => {
  const asked = [course('C01'), course('C05'), hours('gio-lop', 180)];

  it('is what the round asks for where nothing was waived', () => {
    expect(certifiedContents(asked, null)).toEqual({ courses: 2, classMinutes: 180 });
    expect(contents(asked, [read('C01'), read('C05'), attended(180)])).toEqual({ courses: 2, classMinutes: 180 });
  });

  it('leaves out what was waived', () => {
    expect(contents(asked, [read('C01'), read('C05'), waiver('gio-lop')])).toEqual({ courses: 2, classMinutes: 0 });
    expect(contents(asked, [read('C05'), attended(180), waiver('c01')])).toEqual({ courses: 1, classMinutes: 180 });
  });

  it('says what was done before it was waived', () => {
    const late = { ...waiver('gio-lop'), occurredAt: new Date(START.getTime() + 1) };
    expect(contents(asked, [read('C01'), read('C05'), attended(180), late])).toMatchObject({ classMinutes: 180 });
  });

  it('says of a group that was waived what was done of it all the same', () => {
    const grouped = [group('tat-ca', 'all', [course('C01'), hours('gio-lop', 60)]), course('C05')];
    expect(contents(grouped, [read('C05'), waiver('tat-ca')])).toEqual({ courses: 1, classMinutes: 0 });
    expect(contents(grouped, [read('C05'), read('C01'), waiver('tat-ca')])).toEqual({ courses: 2, classMinutes: 0 });
    const turns = [group('lan-luot', 'order', [hours('gio-lop', 60), course('C01')]), course('C05')];
    expect(contents(turns, [read('C05'), read('C01'), waiver('lan-luot')])).toMatchObject({ courses: 1 });
  });

  it('claims nothing of a choice', () => {
    const choice = [group('chon', 'any', [course('C01'), course('C05')], 1)];
    expect(contents(choice, [read('C01')])).toEqual({ courses: 0, classMinutes: 0 });
  });

  it('counts a course once, and hours that one minute counts toward twice', () => {
    const twice = [course('C01'), course('C01', 'c01-lai'), hours('lop', 180), hours('lop-c05', 60, ['C05'])];
    expect(certifiedContents(twice, null)).toEqual({ courses: 1, classMinutes: 180 });
    expect(certifiedContents([hours('a', 60, ['C01']), hours('b', 60, ['C05'])], null)).toMatchObject({
      classMinutes: 120,
    });
    expect(certifiedContents([hours('a', 60, ['C05']), hours('b', 90, ['C05'])], null)).toMatchObject({
      classMinutes: 90,
    });
  });

  it('never says more minutes than were sat by whoever fills every need', () => {
    const topics = fc.option(fc.uniqueArray(fc.constantFrom('C01', 'C05', 'C08'), { minLength: 1 }), {
      nil: undefined,
    });
    const need = fc.record({ minutes: fc.integer({ min: 1, max: 8 }).map((many) => many * 30), topics });
    const sat = fc.record({
      C01: fc.integer({ min: 0, max: 240 }),
      C05: fc.integer({ min: 0, max: 240 }),
      C08: fc.integer({ min: 0, max: 240 }),
    });
    fc.assert(
      fc.property(fc.array(need, { maxLength: 3 }), sat, (needs, minutes) => {
        const all = needs.map((one, at) => hours(`gio-${at}`, one.minutes, one.topics));
        const facts = Object.entries(minutes).map(([topic, many]) => attended(many, topic));
        const { finishedAt } = deriveCompletion(all, facts, { countsFrom: START, asOf: null });
        fc.pre(finishedAt !== null);
        const total = Object.values(minutes).reduce((sum, many) => sum + many, 0);
        expect(certifiedContents(all, null).classMinutes).toBeLessThanOrEqual(total);
      }),
    );
  });
});

describe('the criteria of a badge', () => {
  it('are those of the round, and no hours where none are asked for', () => {
    const task: Requirement = { key: 'bai', label: 'Bài', kind: 'task', spec: { anyOf: ['T1', 'T2'] } };
    const outside: Requirement = {
      ...{ key: 'giay', label: 'Giấy', kind: 'outside' },
      spec: { certificate: 'binh-dan-hoc-vu-so', name: 'Bình dân học vụ số', issuer: 'Bộ Công an', validMonths: null },
    };
    const quiz: Requirement = {
      ...{ key: 'kt', label: 'C05', kind: 'quiz' },
      spec: { quizId: 'C05-KT', course: 'C05', courseTitle: 'An toàn', scorePercent: 80 },
    };
    expect(askedInWords([course('C01'), group('chon', 'any', [quiz, outside], 1), task])).toBe(
      'Đạt mọi yêu cầu của đợt: học xong khóa “C01”; 1 trong 2 phần (đạt từ 80 % ở bài kiểm tra “An toàn”; có giấy “Bình dân học vụ số” của Bộ Công an); ' +
        'một trong 2 bài thực hành được chấm đạt. Yêu cầu được miễn bằng văn bản không tính vào nội dung đã học.',
    );
    expect(askedInWords([hours('a', 90), hours('b', 60, ['C05'])])).toContain(
      'dự 1,5 giờ lớp trực tiếp; dự 1 giờ lớp trực tiếp về “C05”',
    );
  });
});
