import fc from 'fast-check';
import { aQuestion } from '../../../../../test/support/questions';
import { numeric, readNumber } from './numeric.rules';

describe('a question answered with a number', () => {
  it('reads numbers the Vietnamese way', () => {
    const written = ['10', ' 12,5 ', '12.5', '1.250', '1.250,5', '20.000', '-3', '−3', '1 250'];
    expect(written.map(readNumber)).toEqual([10, 12.5, 12.5, 1250, 1250.5, 20000, -3, -3, 1250]);
  });

  it('refuses what is no number', () => {
    for (const text of ['mười', '1,2,3', '1.25.0', '10 người', '1e5', '0x10', '', 'NaN'])
      expect(readNumber(text)).toBeNull();
    expect(numeric.parse({ text: 'mười' })).toBeNull();
  });

  it('reads back every whole number written with points between thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
        expect(readNumber(new Intl.NumberFormat('de-DE').format(value))).toBe(value);
      }),
    );
  });

  it('is right exactly within the tolerance, both ends included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: -600, max: 600 }),
        (answer, tolerance, given) => {
          const question = aQuestion({ id: 'q-n', type: 'numeric', answer: answer / 10, tolerance: tolerance / 10 });
          const expected = Math.abs(given - answer) <= tolerance ? 1 : 0;
          expect(numeric.mark(question, { text: String(given / 10).replace('.', ',') })).toBe(expected);
        },
      ),
    );
  });

  it('counts an emptied field as not answered', () => {
    expect(numeric.isAnswered({ text: '  ' })).toBe(false);
  });
});
