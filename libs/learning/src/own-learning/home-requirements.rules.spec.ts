import { deriveCompletion } from '../completion/completion.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { homeRequirements } from './next-step.rules';

const requirements: Requirement[] = [
  {
    key: 'c05',
    label: 'C05',
    kind: 'course',
    spec: {
      course: 'C05',
      courseHash: 'h',
      lessons: [{ id: 'C05-01', number: 1, title: 'Bài' }],
      quizId: null,
      motif: 'bac-thang',
    },
  },
  { key: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', spec: { anyOf: ['C05-TASK'] } },
  { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 180, motif: 'hat-ngo' } },
];

const occurredAt = new Date('2026-10-05');

const attended = { id: '1', subject: 's1', sourceId: 's1', occurredAt, recordedAt: occurredAt, supersededAt: null };

const { requirements: completion } = deriveCompletion(
  requirements,
  [{ ...attended, kind: 'hours-attended', minutes: 200, scorePercent: null }],
  { countsFrom: new Date('2026-10-01'), asOf: null },
);

describe('the strips of the first page', () => {
  it('keep the order of the requirements and mark the one that comes next', () => {
    const rows = homeRequirements(requirements, completion, 'c05');
    expect(rows.map((row) => [row.key, row.isNext])).toEqual([
      ['c05', true],
      ['thuc-hanh', false],
      ['gio-lop', false],
    ]);
  });

  it('have the motif that was frozen, else that of the programme', () => {
    expect(homeRequirements(requirements, completion, null).map((row) => row.motif)).toEqual([
      'bac-thang',
      'tram',
      'hat-ngo',
    ]);
  });

  it('tell minutes of class only, never more than are asked for', () => {
    expect(homeRequirements(requirements, completion, null).map((row) => row.minutes)).toEqual([
      null,
      null,
      { attended: 180, required: 180 },
    ]);
  });

  it('leave out a requirement that was never derived', () => {
    expect(homeRequirements(requirements, completion.slice(1), null).map((row) => row.key)).toEqual([
      'thuc-hanh',
      'gio-lop',
    ]);
  });
});
