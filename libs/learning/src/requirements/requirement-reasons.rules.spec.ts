import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { explainEvidence } from './requirement-reasons.rules';
import { type Requirement } from './requirement.rules';

const period = { countsFrom: new Date('2026-10-01'), asOf: new Date('2026-11-25') };

const requirements: Requirement[] = [
  {
    key: 'c05',
    label: 'C05',
    kind: 'course',
    spec: {
      course: 'C05',
      courseHash: 'h',
      lessons: [{ id: 'C05-01', number: 1, title: 'Tìm thủ tục' }],
      quizId: 'C05-QUIZ',
    },
  },
  { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 60 } },
];

function fact(id: string, kind: Evidence['kind'], subject: string, on: string): Evidence {
  const occurredAt = new Date(on);
  const minutes = kind === 'hours-attended' ? 60 : null;
  return {
    id,
    kind,
    subject,
    sourceId: id,
    minutes,
    scorePercent: null,
    occurredAt,
    recordedAt: occurredAt,
    supersededAt: null,
  };
}

describe('the explanation of evidence', () => {
  it('lists the newest first and says of each what it counts toward or why it does not', () => {
    const facts = [
      fact('1', 'lesson-read', 'C05-01', '2026-09-01'),
      fact('2', 'lesson-read', 'C05-01', '2026-10-02'),
      fact('3', 'lesson-read', 'C99-01', '2026-10-03'),
      fact('4', 'hours-attended', 's1', '2026-10-04'),
      fact('5', 'hours-attended', 's2', '2026-10-05'),
      { ...fact('6', 'quiz-passed', 'C05-QUIZ', '2026-10-06'), supersededAt: new Date('2026-10-07') },
      fact('7', 'quiz-passed', 'C05-QUIZ', '2026-12-01'),
    ];
    const explained = explainEvidence(requirements, facts, period, deriveCompletion(requirements, facts, period));
    expect(explained.map((one) => [one.evidence.id, one.countsToward, one.notCounted])).toEqual([
      ['7', [], 'not-yet-recorded'],
      ['6', [], 'superseded'],
      ['5', [], 'already-met'],
      ['4', ['gio-lop'], null],
      ['3', [], 'not-required'],
      ['2', ['c05'], null],
      ['1', [], 'before-round'],
    ]);
    expect(explained.map((one) => one.label)).toEqual(['C05', 'C05', null, null, null, 'Tìm thủ tục', 'Tìm thủ tục']);
  });
});
