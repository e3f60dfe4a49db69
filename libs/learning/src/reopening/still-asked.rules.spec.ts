import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence, type EvidenceKind } from '../completion/evidence.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { stillAsked } from './reopening.rules';

const START = new Date('2026-10-01T00:00:00Z');

const course: Requirement = {
  ...{ key: 'khoa', label: 'C05', kind: 'course' },
  spec: {
    ...{ course: 'C05', courseHash: 'h', title: 'C05', motif: 'nui', quizId: 'C05-QUIZ' },
    lessons: [1, 2].map((number) => ({ id: `C05-0${number}`, number, title: 'Bài', minutes: 5, packedBytes: 1 })),
  },
};

const task = (key: string, ...anyOf: string[]): Requirement => ({ key, label: key, kind: 'task', spec: { anyOf } });

const choice: Requirement = {
  ...{ key: 'chon', label: 'Chọn', kind: 'any' },
  spec: { need: 1, parts: [task('mot', 'C01-TASK'), task('hai', 'C02-TASK')] },
};

const fact = (kind: EvidenceKind, subject: string): Evidence => ({
  ...{ id: subject, kind, subject, sourceId: subject, minutes: null, scorePercent: null },
  ...{ occurredAt: START, recordedAt: START, supersededAt: null },
});

const asked = (requirements: readonly Requirement[], ...facts: Evidence[]): string[] =>
  [
    ...stillAsked(requirements, deriveCompletion(requirements, facts, { countsFrom: START, asOf: null }).requirements),
  ].sort();

describe('what would still bring somebody on in a round', () => {
  it('is everything not done yet, of a task each that may be chosen', () => {
    const all = [course, task('thuc-hanh', 'C05-TASK', 'C08-TASK')];
    expect(asked(all)).toEqual(['C05-01', 'C05-02', 'C05-QUIZ', 'C05-TASK', 'C08-TASK']);
    expect(asked(all, fact('lesson-read', 'C05-01'), fact('task-passed', 'C08-TASK'))).toEqual(['C05-02', 'C05-QUIZ']);
  });

  it('is no other part of a choice that is made', () => {
    expect(asked([choice])).toEqual(['C01-TASK', 'C02-TASK']);
    expect(asked([choice], fact('task-passed', 'C01-TASK'))).toEqual([]);
  });

  it('is nothing before anything was derived', () => {
    expect([...stillAsked([course], [])]).toEqual([]);
  });
});
