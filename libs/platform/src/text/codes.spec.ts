import fc from 'fast-check';
import { CODE_ALPHABET, judgeCode, normaliseCode, randomCode } from './codes';

const codes = fc.constant(null).map(() => randomCode(10));
const position = fc.integer({ min: 0, max: 9 });
const sign = fc.constantFrom(...CODE_ALPHABET);

describe('printed codes', () => {
  it('accepts every code it makes', () => {
    fc.assert(fc.property(codes, (code) => judgeCode(code, 10) === 'none'));
  });

  it('tells any single mistyped sign', () => {
    fc.assert(
      fc.property(codes, position, sign, (code, at, other) => {
        fc.pre(code.charAt(at) !== other);
        return judgeCode(code.slice(0, at) + other + code.slice(at + 1), 10) === 'mistyped';
      }),
    );
  });

  it('tells two neighbours swapped', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 8 }), (code, at) => {
        fc.pre(code.charAt(at) !== code.charAt(at + 1));
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        return judgeCode(swapped, 10) === 'mistyped';
      }),
    );
  });

  it('reads a code as people type it', () => {
    expect(normaliseCode(' 7kqm-4xpd 29 ')).toBe('7KQM4XPD29');
    expect(judgeCode('7KQM4XPD2', 10)).toBe('length');
    expect(judgeCode('7KQM4XPD2O', 10)).toBe('alphabet');
  });
});
