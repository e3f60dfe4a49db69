import { Quotas } from './quotas.svelte';

const communes = [
  { communeId: 'a', communeName: 'Xã Hàm Yên', people: 12 },
  { communeId: 'b', communeName: 'Xã Yên Sơn', people: 0 },
];

describe('places of communes as they are typed', () => {
  it('are the same for all, or as many as have not finished, and asks only communes with places', () => {
    const quotas = new Quotas();
    quotas.setAll(communes);
    expect([quotas.sum, quotas.asked.length]).toEqual([20, 2]);
    quotas.setUnfinished(communes);
    expect(quotas.asked).toEqual([{ communeId: 'a', places: 12 }]);
  });

  it('are told apart from what is no number, or too many', () => {
    const quotas = new Quotas();
    expect([quotas.hasFault, quotas.isFaulty('a')]).toEqual([false, false]);
    for (const text of ['1o', '-1', '2001', '3.5']) {
      quotas.places.set('a', text);
      expect([text, quotas.hasFault, quotas.isFaulty('a')]).toEqual([text, true, true]);
    }
    quotas.places.set('a', '2000');
    expect(quotas.hasFault).toBe(false);
    quotas.same = '1o';
    quotas.setAll(communes);
    expect([quotas.isSameFaulty, quotas.sum]).toEqual([true, 2000]);
  });

  it('say whether something changed', () => {
    const quotas = new Quotas();
    const before = quotas.written;
    quotas.places.set('b', '4');
    expect(quotas.written).not.toBe(before);
    quotas.places.set('b', ' ');
    expect(quotas.written).toBe(before);
  });

  it('keep what is typed and count what is a number', () => {
    const quotas = new Quotas();
    quotas.places.set('a', 'mười');
    quotas.places.set('b', ' 7 ');
    expect(quotas.asked).toEqual([{ communeId: 'b', places: 7 }]);
  });

  it('are filled by a pasted table, which says what it could not read', () => {
    const quotas = new Quotas();
    quotas.pasted = 'Yên Sơn\t4\nXã Lạ 2';
    quotas.paste(communes);
    expect([quotas.takenCount, quotas.unknown, quotas.sum]).toEqual([1, ['Xã Lạ 2'], 4]);
  });
});
