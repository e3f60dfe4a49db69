import { type OwnPassage, validityChip, validityLine } from './own-validity';

const passage: OwnPassage = {
  ...{ cycleId: 'c1', roundTitle: 'Đợt 1', number: 1, state: 'grace', isRenewed: false },
  ...{ validFrom: '2026-11-01', validUntil: '2027-10-31', renewableFrom: '2027-09-01' },
  ...{ graceUntil: '2027-11-30', followsUntil: '2027-11-30', isWithoutRenewal: false },
};

describe('what a member reads of what is good until when', () => {
  it('promises that a renewal follows on only where the rule says so', () => {
    expect(validityLine(passage)).toBe('Hết hiệu lực ngày 31/10/2027 · còn gia hạn nối tiếp đến 30/11/2027');
    expect(validityLine({ ...passage, followsUntil: null })).toBe(
      'Hết hiệu lực ngày 31/10/2027 · ân hạn đến 30/11/2027, hiệu lực mới tính từ ngày hoàn thành',
    );
    expect(validityChip(passage).words).toBe('trong ân hạn');
  });

  it('is from when it is renewed, that it is over, or that it was renewed', () => {
    expect(validityLine({ ...passage, state: 'renewable' })).toBe(
      'Hiệu lực đến 31/10/2027 · gia hạn được từ 01/09/2027',
    );
    expect(validityLine({ ...passage, state: 'over' })).toBe(
      'Hết hiệu lực ngày 31/10/2027 · hiệu lực mới tính từ ngày hoàn thành',
    );
    expect(validityLine({ ...passage, isRenewed: true })).toBe('Hiệu lực đến 31/10/2027 · đã có lần sau');
  });

  it('promises no renewal where its round was ended and none comes after it', () => {
    const ended = { ...passage, followsUntil: null, isWithoutRenewal: true };
    for (const [state, words, line] of [
      ['valid', 'còn hiệu lực', 'Hiệu lực đến 31/10/2027 · đợt đã kết thúc, chưa có đợt gia hạn'],
      ['renewable', 'còn hiệu lực', 'Hiệu lực đến 31/10/2027 · đợt đã kết thúc, chưa có đợt gia hạn'],
      ['grace', 'đã hết hiệu lực', 'Hết hiệu lực ngày 31/10/2027 · đợt đã kết thúc, chưa có đợt gia hạn'],
      ['over', 'đã hết hiệu lực', 'Hết hiệu lực ngày 31/10/2027 · đợt đã kết thúc, chưa có đợt gia hạn'],
    ] as const) {
      const one = { ...ended, state };
      expect([validityChip(one).words, validityLine(one)]).toEqual([words, line]);
    }
    expect(validityChip({ ...ended, isRenewed: true }).words).toBe('đã gia hạn');
  });
});
