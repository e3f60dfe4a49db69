import { wordCorrections } from './round-words';

describe('the words of a round that are put right', () => {
  const words = { title: 'Bồi dưỡng 2026', decisionNumber: '154/QĐ-SKHCN', decidedOn: '2026-08-20' };

  it('are none where nothing differs', () => {
    expect(wordCorrections(words, { ...words })).toEqual([]);
  });

  it('are told with what they were, the title first', () => {
    const after = { title: 'Bồi dưỡng năm 2026', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-08-21' };
    expect(wordCorrections(words, after)).toEqual([
      { field: 'title', before: 'Bồi dưỡng 2026', after: 'Bồi dưỡng năm 2026' },
      { field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' },
      { field: 'decidedOn', before: '2026-08-20', after: '2026-08-21' },
    ]);
    expect(wordCorrections(words, { ...words, decisionNumber: '145/QĐ-SKHCN' })).toEqual([
      { field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' },
    ]);
  });

  it('tell capitals and signs apart', () => {
    expect(wordCorrections(words, { ...words, decisionNumber: '154/qđ-SKHCN' })).toHaveLength(1);
  });
});
