import { t } from '../../../../apps/web/src/features/reporting/messages/expiring';
import { EXPIRING_COLUMNS, expiringCells, EXPIRY_WORDS } from './expiring-sheet';

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
