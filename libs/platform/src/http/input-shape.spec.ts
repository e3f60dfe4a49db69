import { isSoundInput } from './input-shape';

describe('sound input', () => {
  it('is every shape that requests have', () => {
    const inputs = [undefined, null, '', 'Mỷ', 0, true, [], {}, { a: [{ b: ['c', null] }] }, '😀'];
    expect(inputs.filter((input) => !isSoundInput(input))).toEqual([]);
  });

  it('holds no text that PostgreSQL cannot keep, at any depth', () => {
    const inputs = ['a\u0000', '\ud800', '\udc00x', { a: ['b', '\u0000'] }, [[{ c: 'x\ud83d' }]]];
    expect(inputs.filter((input) => isSoundInput(input))).toEqual([]);
  });

  it('is not nested without end, and saying so needs no stack', () => {
    const deep = (text: string, count: number): unknown => JSON.parse(text.repeat(count) + ']'.repeat(count));
    expect(isSoundInput(deep('[', 10))).toBe(true);
    expect(isSoundInput(deep('[', 13))).toBe(false);
    expect(isSoundInput(deep('[', 100_000))).toBe(false);
  });
});
