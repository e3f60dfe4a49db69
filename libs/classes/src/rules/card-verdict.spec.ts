import { type CardHolder, judgeCard } from './card-verdict';

const card = { replacedAt: null };
const holder: CardHolder = { unitPath: '08.00691.v3', teamId: 'team', coming: null };
const CLASS = '08.00712';

describe('a card at the door', () => {
  it('is good for whoever holds a seat in the province of the class', () => {
    expect(judgeCard(card, holder, CLASS)).toBe('good');
  });

  it('is good for who holds a seat from a coming day on', () => {
    expect(judgeCard(card, { ...holder, teamId: null, coming: {} }, CLASS)).toBe('good');
  });

  it('ends with the last seat', () => {
    expect(judgeCard(card, { ...holder, teamId: null }, CLASS)).toBe('card-ended');
  });

  it('is good in no other province', () => {
    expect(judgeCard(card, { ...holder, unitPath: '19.00001' }, CLASS)).toBe('card-elsewhere');
  });

  it('is told as replaced before anything else is told', () => {
    const old = { replacedAt: new Date('2026-11-26T00:00:00Z') };
    expect(judgeCard(old, { ...holder, teamId: null, unitPath: '19.00001' }, CLASS)).toBe('card-replaced');
  });
});
