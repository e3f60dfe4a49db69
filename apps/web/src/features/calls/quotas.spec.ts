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
