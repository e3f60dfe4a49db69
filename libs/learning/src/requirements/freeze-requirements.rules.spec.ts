import {
  assignMotifs,
  basisOf,
  type FreezableCourse,
  freezeRequirements,
  type ProgrammeLevelled,
  type StatedRequirement,
  stepsInAll,
} from './requirement.rules';

function course(id: string, more: Partial<FreezableCourse> = {}): FreezableCourse {
  return {
    id,
    slug: id.toLowerCase(),
    title: `Khóa ${id}`,
    motif: 'song',
    hash: `hash-${id}`,
    lessons: [1, 2].map((number) => ({
      id: `${id}-0${number}`,
      number,
      title: `Bài ${number}`,
      minutes: 6,
      packedBytes: 9000,
    })),
    quiz: { id: `${id}-QUIZ`, title: 'Bài kiểm tra', count: 12, timeLimitMinutes: 30 },
    task: { id: `${id}-TASK`, title: 'Bài thực hành', minutes: 30 },
    ...more,
  };
}

const stated: StatedRequirement[] = [
  { id: 'c01', label: 'C01', kind: 'course', course: 'C01' },
  { id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: ['C01-TASK', 'C05-TASK'] },
  { id: 'gio-lop', label: 'Lớp', kind: 'hours', minutes: 180 },
];

describe('freezing requirements', () => {
  it('keeps the lessons, the quiz and the hash of the course as they are now', () => {
    const { requirements } = freezeRequirements(stated, [course('C01'), course('C05')]);
    expect(requirements?.[0]).toMatchObject({
      key: 'c01',
      spec: {
        course: 'C01',
        courseHash: 'hash-C01',
        quizId: 'C01-QUIZ',
        lessons: [{ id: 'C01-01', minutes: 6 }, { id: 'C01-02' }],
      },
    });
    expect(requirements?.[1]).toMatchObject({
      spec: { anyOf: ['C01-TASK', 'C05-TASK'], tasks: [{ courseTitle: 'Khóa C01' }, { courseTitle: 'Khóa C05' }] },
    });
    expect(stepsInAll(requirements ?? [])).toBe(3 + 1 + 6);
  });

  it('has no quiz step for a course without one', () => {
    const { requirements } = freezeRequirements(stated.slice(0, 1), [course('C01', { quiz: null })]);
    expect(stepsInAll(requirements ?? [])).toBe(2);
  });

  it('names every course and task that is not published', () => {
    expect(freezeRequirements(stated, [course('C05')])).toEqual({ requirements: null, unknown: ['C01', 'C01-TASK'] });
  });

  it('refuses a course that asks nothing, since its round could never be begun', () => {
    expect(freezeRequirements(stated.slice(0, 1), [course('C01', { lessons: [], quiz: null })]).unknown).toEqual([
      'C01',
    ]);
  });
});

describe('the motifs of a round', () => {
  it('are those the courses name', () => {
    expect(
      assignMotifs([
        { slug: 'a', motif: 'nui' },
        { slug: 'b', motif: 'song' },
      ]),
    ).toEqual(['nui', 'song']);
  });

  it('are never the same twice while others are free', () => {
    const wishes = ['a', 'b', 'c', 'd'].map((slug) => ({ slug, motif: 'nui' }));
    const motifs = assignMotifs([...wishes, { slug: 'thuc-hanh', motif: null }]);
    expect(motifs[0]).toBe('nui');
    expect(new Set(motifs).size).toBe(5);
  });

  it('stay the same for the same slug', () => {
    expect(assignMotifs([{ slug: 'thuc-hanh', motif: null }])).toEqual(
      assignMotifs([{ slug: 'thuc-hanh', motif: null }]),
    );
  });
});

const programme = (id: string, more: Partial<ProgrammeLevelled> = {}): ProgrammeLevelled => ({
  ...{ id, level: 'basic', buildsOn: [], audience: ['village-team'] },
  ...more,
});

describe('what a programme goes on from', () => {
  const all = [programme('BD-1'), programme('BD-2'), programme('XA-1', { audience: ['commune-team'] })];

  it('is nothing of a basic one', () => {
    expect(basisOf(programme('BD-3'), all)).toEqual([]);
  });

  it('is what an in-depth one names, as far as that is a basic one that is there', () => {
    const deep = programme('NC-1', { level: 'in-depth', buildsOn: ['BD-2', 'NC-1', 'GONE-1'] });
    expect(basisOf(deep, [...all, deep])).toEqual(['BD-2']);
  });

  it('is every basic one for the same teams where it names none', () => {
    const deep = programme('NC-1', { level: 'in-depth' });
    expect(basisOf(deep, [...all, deep])).toEqual(['BD-1', 'BD-2']);
    expect(basisOf({ ...deep, audience: ['commune-team', 'village-team'] }, all)).toEqual(['BD-1', 'BD-2', 'XA-1']);
  });
});
