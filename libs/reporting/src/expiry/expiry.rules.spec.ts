import { t } from '../../../../apps/web/src/features/reporting/messages/expiring';
import {
  EXPIRING_COLUMNS,
  expiringCells,
  EXPIRY_WORDS,
  type ExpiryFilter,
  type ExpiryGroup,
  facetsOf,
  isPeriod,
  renewalStage,
} from './expiry.rules';

const TODAY = '2027-11-27';

const aGroup = (given: Partial<ExpiryGroup>): ExpiryGroup => ({
  ...{ roundId: 'r1', roundTitle: 'Đợt 1', communeId: 'a', communeName: 'Xã An Tường' },
  ...{ month: '2027-12', state: 'renewable', isSoon: true, count: 1, ...given },
});

const GROUPS = [
  aGroup({ count: 5 }),
  aGroup({ communeId: 'b', communeName: 'Phường Mỹ Lâm', month: '2027-10', state: 'grace', count: 3 }),
  aGroup({ roundId: 'r2', roundTitle: 'Đợt 2', month: '2028-09', state: 'valid', isSoon: false, count: 7 }),
  aGroup({ communeId: 'b', communeName: 'Phường Mỹ Lâm', month: '2029-06', state: 'valid', isSoon: false, count: 2 }),
];

const ALL: ExpiryFilter = { roundId: null, communeId: null, period: 'soon', state: null };

const countsOf = (filter: Partial<ExpiryFilter>) => {
  const { rounds, communes, months } = facetsOf(GROUPS, { ...ALL, ...filter }, TODAY);
  return {
    rounds: rounds.map(({ name, count }) => [name, count]),
    communes: communes.map(({ name, count }) => [name, count]),
    months: months.filter(({ count }) => count > 0).map(({ period, count }) => [period, count]),
  };
};

describe('what the list of endings may be picked by', () => {
  it('counts each choice by everything else that is picked', () => {
    expect(countsOf({})).toEqual({
      rounds: [['Đợt 1', 8]],
      communes: [
        ['Phường Mỹ Lâm', 3],
        ['Xã An Tường', 5],
      ],
      months: [
        ['earlier', 3],
        ['2027-12', 5],
        ['2028-09', 7],
      ],
    });
    expect(countsOf({ communeId: 'b' })).toEqual({
      rounds: [['Đợt 1', 3]],
      communes: [
        ['Phường Mỹ Lâm', 3],
        ['Xã An Tường', 5],
      ],
      months: [['earlier', 3]],
    });
    expect(countsOf({ period: '2028-09' }).communes).toEqual([['Xã An Tường', 7]]);
    expect(countsOf({ period: 'earlier', state: 'renewable' })).toMatchObject({
      communes: [],
      months: [['2027-12', 5]],
    });
  });

  it('has a year of months across the turn of the year, and what ended before', () => {
    const { months } = facetsOf([], ALL, TODAY);
    expect(months.map(({ period }) => period)).toEqual([
      ...['earlier', '2027-11', '2027-12', '2028-01', '2028-02', '2028-03', '2028-04', '2028-05', '2028-06'],
      ...['2028-07', '2028-08', '2028-09', '2028-10'],
    ]);
  });
});

describe('a period', () => {
  it('is named, or a month of the calendar', () => {
    expect(['soon', 'earlier', '2027-01', '2027-12'].map(isPeriod)).toEqual([true, true, true, true]);
    expect(['', 'later', '2027-00', '2027-13', '2027-1', '1999-01', '2027-01-01'].map(isPeriod)).not.toContain(true);
  });
});

describe('a renewal', () => {
  it('is open, may be opened, comes later, or never comes', () => {
    const stage = (state: 'valid' | 'renewable' | 'grace' | 'over', isOpen = false, isRoundClosed = false) =>
      renewalStage({ state, isOpen, isRoundClosed });
    expect([stage('valid'), stage('renewable'), stage('grace'), stage('over')]).toEqual([
      ...['later', 'unopened', 'unopened', 'unopened'],
    ]);
    expect([stage('grace', true), stage('renewable', true, true), stage('valid', false, true)]).toEqual([
      ...['open', 'open', 'closed'],
    ]);
  });
});

describe('a line of the file of endings', () => {
  it('says the words of the screens', () => {
    expect(EXPIRY_WORDS).toEqual({ valid: t('valid'), renewable: t('renewable'), grace: t('grace'), over: t('over') });
  });

  it('has a cell for each column', () => {
    const cells = expiringCells({
      ...{ fullName: 'Vàng Thị Đào', communeName: 'Xã Hàm Yên', teamName: 'Tổ cấp xã', roundTitle: 'Đợt 1', number: 1 },
      ...{ validUntil: '2027-11-30', renewableFrom: '2027-10-01', graceUntil: '2027-12-30', followsUntil: null },
      ...{ state: 'renewable', renewal: 'open', missing: 'bài 4 khóa C05', way: '' },
    });
    expect(cells).toHaveLength(EXPIRING_COLUMNS.length);
    const cellOf = (name: string) => cells[EXPIRING_COLUMNS.findIndex(({ header }) => header === name)];
    expect(cellOf('Gia hạn')).toBe('Đang gia hạn');
    expect(cellOf('Ân hạn đến hết')).toBe('2027-12-30');
    expect(cellOf('Gia hạn nối tiếp đến hết')).toBeNull();
  });
});
