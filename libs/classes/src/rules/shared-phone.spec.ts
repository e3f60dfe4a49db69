import { sharedPhones } from './shared-phone';

const own = (memberId: string, deviceId: string | null, more: object = {}) => ({
  ...{ memberId, deviceId, mark: 'present', source: 'scan' },
  ...more,
});

describe('who marked herself from one phone with others', () => {
  it('names the others, each of them, whether scanned or typed', () => {
    const marks = [own('an', 'p'), own('binh', 'p', { source: 'number' }), own('chi', 'p'), own('dung', 'q')];
    expect(Object.fromEntries(sharedPhones(marks))).toEqual({
      an: ['binh', 'chi'],
      binh: ['an', 'chi'],
      chi: ['an', 'binh'],
    });
  });

  it('leaves out who said no phone, who was marked by another one, and who is absent by now', () => {
    const marks = [own('an', null), own('binh', null), own('chi', 'p')];
    for (const source of ['roll', 'card', 'paper', 'correction', 'spot-check'])
      expect(sharedPhones([...marks, own('dung', 'p', { source })]).size).toBe(0);
    expect(sharedPhones([...marks, own('dung', 'p', { mark: 'absent' })]).size).toBe(0);
    expect(sharedPhones([...marks, own('dung', 'p')]).size).toBe(2);
  });
});
