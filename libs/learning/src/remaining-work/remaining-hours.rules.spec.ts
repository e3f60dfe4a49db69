import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { countsHours, wantsHours } from './remaining-hours.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const period = { countsFrom: START, asOf: null };

const hours: Requirement = { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 120 } };

const about: Requirement = {
  ...{ key: 'gio-chuyen-de', label: 'Lớp chuyên đề', kind: 'hours' },
  spec: { minutes: 60, topics: [{ id: 'C05', title: 'Dịch vụ công' }] },
};

const quiz: Requirement = {
  ...{ key: 'kiem-tra', label: 'Kiểm tra', kind: 'quiz' },
  spec: { quizId: 'C05-QUIZ', course: 'C05', scorePercent: 80 },
};

const attended = (topic: string | null, minutes: number): Evidence => ({
  ...{ id: `e-${minutes}`, kind: 'hours-attended', subject: `s-${minutes}`, sourceId: `s-${minutes}`, minutes, topic },
  ...{ scorePercent: null, occurredAt: START, recordedAt: START, supersededAt: null },
});

const passed: Evidence = {
  ...{ id: 'q', kind: 'quiz-passed', subject: 'C05-QUIZ', sourceId: 'a', minutes: null, topic: null },
  ...{ scorePercent: 90, occurredAt: START, recordedAt: START, supersededAt: null },
};

const wants = (requirements: readonly Requirement[], facts: readonly Evidence[], topic: string | null): boolean =>
  wantsHours(requirements, deriveCompletion(requirements, facts, period).requirements, topic);

describe('hours of a class', () => {
  it('are wanted until enough of them were attended', () => {
    expect(wants([hours], [], null)).toBe(true);
    expect(wants([hours], [attended(null, 90)], 'C05')).toBe(true);
    expect(wants([hours], [attended(null, 120)], 'C05')).toBe(false);
    expect(wants([quiz], [], 'C05')).toBe(false);
  });

  it('are wanted of classes about the topics that are asked, and no others', () => {
    expect(wants([about], [], 'C05')).toBe(true);
    expect(wants([about], [], 'C08')).toBe(false);
    expect(wants([about], [], null)).toBe(false);
    expect(wants([about], [attended('C05', 60)], 'C05')).toBe(false);
  });

  it('are wanted no more once the choice they belong to is met by something else', () => {
    const either: Requirement = {
      key: 'mot-trong-hai',
      label: 'Một',
      kind: 'any',
      spec: { need: 1, parts: [hours, quiz] },
    };
    expect(wants([either], [], null)).toBe(true);
    expect(wants([either], [passed], null)).toBe(false);
  });
});

describe('a class counts for a round', () => {
  it('that asks hours of its topic, or of any', () => {
    expect([countsHours([hours], null), countsHours([hours], 'C05')]).toEqual([true, true]);
    expect([countsHours([about], 'C05'), countsHours([about], 'C01'), countsHours([about], null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('not one that asks none, also where they stand within a choice', () => {
    expect(countsHours([quiz], 'C05')).toBe(false);
    const choice: Requirement = { key: 'chon', label: 'Chọn', kind: 'any', spec: { need: 1, parts: [quiz, about] } };
    expect(countsHours([choice], 'C05')).toBe(true);
  });
});
