import { InvalidInput } from '@lopso/platform';
import { recordOf } from './member-registration.service';

const draft = { fullName: 'Vàng Thị Mỷ', birthYear: 1990, kind: 'resident', organisation: null, phone: null } as const;

describe('the record of a person', () => {
  it('composes, trims and folds what was typed', () => {
    const record = recordOf(
      { ...draft, fullName: '  vàng  thị\u200B mỷ '.normalize('NFD'), phone: '0992 345 678' },
      '2026-11-25',
    );
    expect(record).toMatchObject({
      fullName: 'Vàng Thị Mỷ',
      givenName: 'Mỷ',
      searchKey: 'vang thi my',
      phone: '+84992345678',
    });
  });

  it('takes an empty telephone or organisation for none', () => {
    expect(recordOf({ ...draft, phone: ' ', organisation: '' }, '2026-11-25')).toMatchObject({
      phone: null,
      organisation: null,
    });
  });

  it('names every faulty field at once', () => {
    try {
      recordOf({ ...draft, fullName: 'Mỷ', birthYear: 2020, phone: '123' }, '2026-11-25');
      throw new Error('accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
      expect((error as InvalidInput).faults.map((fault) => fault.pointer)).toEqual([
        '#/fullName',
        '#/birthYear',
        '#/phone',
      ]);
    }
  });
});
