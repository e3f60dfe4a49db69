import { type ActRow, builtOn, restoringsOf } from './undo.rules';

const row = (table: ActRow['table'], rowId: string, before: object | null, after: object | null): ActRow => ({
  table,
  rowId,
  before,
  after,
});

describe('taking an act back', () => {
  it('lets what it began go before what it ended returns', () => {
    const steps = restoringsOf([
      row('seat_term', 'ended', { held: '[a,)' }, { held: '[a,b)' }),
      row('seat_term', 'removed', { held: '[b,)' }, null),
      row('seat_term', 'begun', null, { held: '[b,)' }),
    ]);
    expect(steps.map((step) => [step.kind, step.rowId])).toEqual([
      ['delete', 'begun'],
      ['update', 'ended'],
      ['insert', 'removed'],
    ]);
  });

  it('moves teams and people back before the place they were moved to goes', () => {
    const steps = restoringsOf([
      row('unit', 'new', null, { name: 'C' }),
      row('unit', 'old', { valid: '[a,)' }, { valid: '[a,b)' }),
      row('member', 'm', { unit: 'old' }, { unit: 'new' }),
      row('team', 't', { unit: 'old' }, { unit: 'new' }),
      row('unit_succession', 's', null, { to: 'new' }),
    ]);
    expect(steps.map((step) => `${step.kind} ${step.rowId}`)).toEqual([
      'update old',
      'update t',
      'update m',
      'delete s',
      'delete new',
    ]);
  });

  it('is refused with the first row that changed since', () => {
    const rows = [row('team', 'a', { n: 1 }, { n: 2 }), row('team', 'b', null, { n: 3 })];
    expect(builtOn(rows, ({ after }) => after)).toBeNull();
    expect(builtOn(rows, ({ rowId, after }) => (rowId === 'b' ? null : after))?.rowId).toBe('b');
  });
});
