import fc from 'fast-check';
import { aQuestion } from '../../../../test/support/questions';
import { drawPaper, outlineOf, type PaperSource, publicQuestions } from './paper.rules';

const bank = (name: string, size: number) =>
  Array.from({ length: size }, (_, index) =>
    aQuestion({ id: `q-${name}-${index}`, bank: name, lessonId: `L-0${(index % 3) + 1}` }),
  );

function source(draw: { bank: string; count: number }[], shuffle = true): PaperSource {
  return {
    quiz: { id: 'C05-QUIZ', title: 'Bài', passPercent: 80, timeLimitMinutes: 30, graceSeconds: 60, draw, shuffle },
    course: { id: 'C05', title: 'Khóa', motif: 'song' },
    lessons: [1, 2, 3].map((number) => ({ id: `L-0${number}`, number, title: `Bài ${number}` })),
    questions: [...bank('a', 24), ...bank('b', 6)],
  };
}

describe('drawing a paper', () => {
  const seeds = fc.stringMatching(/^[0-9a-f]{32}$/);

  it('draws as many different questions as each bank owes', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 6 }), (seed, fromA, fromB) => {
        const paper = drawPaper(
          source([
            { bank: 'a', count: fromA },
            { bank: 'b', count: fromB },
          ]),
          seed,
        );
        const ids = paper.questions.map((question) => question.id);
        expect(new Set(ids).size).toBe(fromA + fromB);
        expect(ids.filter((id) => id.startsWith('q-a')).length).toBe(fromA);
      }),
    );
  });

  it('draws the same paper from the same seed and others from other seeds', () => {
    const of = (seed: string): string => JSON.stringify(drawPaper(source([{ bank: 'a', count: 12 }]), seed).questions);
    expect(of('s1')).toBe(of('s1'));
    expect(new Set(Array.from({ length: 50 }, (_, index) => of(`s${index}`))).size).toBe(50);
  });

  it('draws every question of a bank about as often', () => {
    const times = new Map<string, number>();
    for (let turn = 0; turn < 2400; turn += 1) {
      for (const { id } of drawPaper(source([{ bank: 'a', count: 12 }]), `turn-${turn}`).questions)
        times.set(id, (times.get(id) ?? 0) + 1);
    }
    expect(times.size).toBe(24);
    for (const count of times.values()) expect(Math.abs(count - 1200)).toBeLessThan(150);
  });

  it('shuffles choices without losing one, and leaves fixed ones alone', () => {
    const fixed = aQuestion({ id: 'q-fixed', bank: 'f', shuffleChoices: false });
    const free = aQuestion({ id: 'q-free', bank: 'f' });
    const orders = new Set<string>();
    for (let turn = 0; turn < 40; turn += 1) {
      const paper = drawPaper({ ...source([{ bank: 'f', count: 2 }]), questions: [fixed, free] }, `t${turn}`);
      const choicesOf = (id: string) =>
        paper.questions.find((question) => question.id === id)?.choices.map((choice) => choice.id) ?? [];
      expect(choicesOf('q-fixed')).toEqual(['c1', 'c2', 'c3', 'c4']);
      expect([...choicesOf('q-free')].sort()).toEqual(['c1', 'c2', 'c3', 'c4']);
      orders.add(choicesOf('q-free').join());
    }
    expect(orders.size).toBeGreaterThan(5);
  });

  it('keeps the order of the source when the quiz does not shuffle', () => {
    const paper = drawPaper(source([{ bank: 'b', count: 6 }], false), 'any');
    expect(paper.questions.map((question) => question.id)).toEqual(bank('b', 6).map((question) => question.id));
    expect(paper.questions[0]?.choices.map((choice) => choice.id)).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('names only the lessons its questions point to', () => {
    const paper = drawPaper({ ...source([{ bank: 'a', count: 1 }]) }, 'x');
    expect(paper.lessons.map((lesson) => lesson.id)).toEqual([paper.questions[0]?.lessonId]);
  });

  it('outlines and shows its questions without keys', () => {
    const paper = drawPaper(source([{ bank: 'a', count: 2 }]), 'x');
    expect(Object.keys(outlineOf(paper))).toEqual(paper.questions.map((question) => question.id));
    expect(JSON.stringify([outlineOf(paper), publicQuestions(paper)])).not.toMatch(/correct|feedback|explanation/);
  });
});
