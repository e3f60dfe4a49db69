import { classClashes, type HeldClass, weekAround } from './spot-clash';

const held = (more: Partial<HeldClass>): HeldClass => ({
  ...{ title: 'Ký số', day: '2027-03-02', from: '08:00', to: '11:00', place: 'Nhà văn hóa, xã Hàm Yên' },
  ...{ isInHall: false, isWithTrainer: false },
  ...more,
});
const names = { hallName: 'Nhà văn hóa', trainerName: 'Ma Văn An' };
const morning = { day: '2027-03-02', halves: [0] as const };

describe('what stands in the way of a class of a plan', () => {
  it('is what is in the hall in that half of the day, and nothing of the other half or of another day', () => {
    const there = [
      held({ isInHall: true }),
      held({ isInHall: true, title: 'Chiều', from: '13:30', to: '16:30' }),
      held({ isInHall: true, title: 'Hôm sau', day: '2027-03-03' }),
      held({ isWithTrainer: true, title: 'Của giảng viên' }),
    ];
    expect(classClashes('hall-taken', there, morning, names)).toMatchObject([
      { kind: 'hall', who: 'Nhà văn hóa', title: 'Ký số', from: '08:00', on: '2027-03-02' },
    ]);
    expect(classClashes('hall-taken', there, { ...morning, halves: [0, 1] }, names)).toHaveLength(2);
  });

  it('is every class of the trainer that day, as the ways between them count, and else those of the week', () => {
    const noon = held({ isWithTrainer: true, title: 'Chiều', from: '13:30', to: '16:30' });
    const later = held({ isWithTrainer: true, title: 'Thứ Sáu', day: '2027-03-05' });
    expect(classClashes('trainer-taken', [noon, later], morning, names)).toMatchObject([
      { kind: 'trainer', who: 'Ma Văn An', title: 'Chiều' },
    ]);
    expect(classClashes('trainer-taken', [later], morning, names)).toMatchObject([{ title: 'Thứ Sáu' }]);
    expect(classClashes('trainer-away', [noon], morning, names)).toEqual([]);
  });

  it('is looked for from Monday to Sunday', () => {
    expect(weekAround('2027-03-01')).toEqual({ from: '2027-03-01', until: '2027-03-07' });
    expect(weekAround('2027-03-07')).toEqual({ from: '2027-03-01', until: '2027-03-07' });
  });
});
