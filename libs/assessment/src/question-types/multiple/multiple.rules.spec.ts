import fc from 'fast-check';
import { aQuestion } from '../../../../../test/support/questions';
import { multiple } from './multiple.rules';

const ids = ['c1', 'c2', 'c3', 'c4', 'c5'];

const some = fc.subarray(ids, { minLength: 1, maxLength: 4 });

const anyTicks = fc.subarray(ids);

describe('a question with several right choices', () => {
  const question = aQuestion({ id: 'q-m', type: 'multiple', choices: 5, right: ['c1', 'c3', 'c4'] });
  const mark = (...choices: string[]): number => multiple.mark(question, { choices });

  it('gives the full point for exactly the right choices', () => {
    expect(mark('c4', 'c1', 'c3')).toBe(1);
  });

  it('gives half a point for one mistake and none for two', () => {
    expect([mark('c1', 'c3'), mark('c1', 'c3', 'c4', 'c5')]).toEqual([0.5, 0.5]);
    expect([mark('c1'), mark('c1', 'c3', 'c5'), mark(...ids)]).toEqual([0, 0, 0]);
  });

  it('gives nothing when no right choice is ticked, although only one is missing', () => {
    const one = aQuestion({ id: 'q-one', type: 'multiple', right: ['c2'] });
    expect(multiple.mark(one, { choices: [] })).toBe(0);
    expect(multiple.isAnswered({ choices: [] })).toBe(false);
  });

  it('does not care in which order or how often a choice is ticked', () => {
    fc.assert(
      fc.property(some, anyTicks, fc.nat(), (right, ticks, turn) => {
        const any = aQuestion({ id: 'q', type: 'multiple', choices: 5, right });
        const turned = [...ticks.slice(turn % 5), ...ticks.slice(0, turn % 5), ...ticks];
        expect(multiple.mark(any, { choices: turned })).toBe(multiple.mark(any, { choices: ticks }));
        expect(multiple.parse({ choices: turned })).toEqual(multiple.parse({ choices: ticks }));
      }),
    );
  });

  it('never gives less than 0 or more than 1, and 1 only for the key', () => {
    fc.assert(
      fc.property(some, anyTicks, (right, ticks) => {
        const points = multiple.mark(aQuestion({ id: 'q', type: 'multiple', choices: 5, right }), { choices: ticks });
        expect([0, 0.5, 1]).toContain(points);
        expect(points === 1).toBe(JSON.stringify([...right].sort()) === JSON.stringify([...ticks].sort()));
      }),
    );
  });

  it('never loses points by mending one mistake', () => {
    fc.assert(
      fc.property(some, anyTicks, fc.constantFrom(...ids), (right, ticks, id) => {
        const any = aQuestion({ id: 'q', type: 'multiple', choices: 5, right });
        const isWrong = right.includes(id) !== ticks.includes(id);
        fc.pre(isWrong);
        const mended = ticks.includes(id) ? ticks.filter((tick) => tick !== id) : [...ticks, id];
        expect(multiple.mark(any, { choices: mended })).toBeGreaterThanOrEqual(multiple.mark(any, { choices: ticks }));
      }),
    );
  });
});
