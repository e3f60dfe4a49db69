import { aQuestion } from '../../../../../test/support/questions';
import { trueFalse } from '../true-false/true-false.rules';
import { single } from './single.rules';

describe('a question with one right choice', () => {
  const question = aQuestion({ id: 'q-a', right: ['c3'] });

  it('gives the full point for the right choice and none for the others', () => {
    expect(['c1', 'c2', 'c3', 'c4'].map((choice) => single.mark(question, { choice }))).toEqual([0, 0, 1, 0]);
  });

  it('counts a choice taken back as not answered', () => {
    expect(single.isAnswered({ choice: null })).toBe(false);
    expect(single.mark(question, { choice: null })).toBe(0);
  });

  it('reads only its own shape', () => {
    for (const raw of [
      null,
      'c1',
      [],
      {},
      { choice: 3 },
      { choice: 'x' },
      { choice: 'c1', more: 1 },
      { choices: ['c1'] },
    ]) {
      expect(single.parse(raw)).toBeNull();
    }
    expect(single.parse({ choice: 'c2' })).toEqual({ choice: 'c2' });
  });

  it('shows a taker neither key nor feedback nor explanation', () => {
    const shown = JSON.stringify(single.publicQuestion(question));
    expect(shown).toContain('Ý 3 của q-a');
    for (const secret of ['correct', 'feedback', 'Nhận xét', 'explanation', 'Giải thích'])
      expect(shown).not.toContain(secret);
  });

  it('judges đúng and sai the same way', () => {
    const statement = aQuestion({ id: 'q-b', type: 'true-false', right: ['c2'] });
    expect([trueFalse.mark(statement, { choice: 'c2' }), trueFalse.mark(statement, { choice: 'c1' })]).toEqual([1, 0]);
  });
});
