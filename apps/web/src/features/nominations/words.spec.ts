import {
  classOf,
  communeLine,
  goneWords,
  levelOf,
  notBookedBecause,
  refusedBecause,
  stateOf,
  sumsOf,
  withoutSeatWords,
} from './words';

const clash = { title: 'Ký số', on: '15/12/2026', from: '19:00', to: '20:30' };
const person = { memberId: 'm', fullName: 'Ma Thị Huệ' };

describe('the words of calls for names', () => {
  it('add up what the communes did', () => {
    const commune = { communeId: 'a', communeName: 'Xã A', heirs: [], booked: 1, proposed: 0, unable: 0 };
    const communes = [
      { ...commune, places: 5, filled: 3 },
      { ...commune, places: 4, filled: 0, booked: 0 },
    ];
    expect(sumsOf({ communes })).toEqual({ filled: 3, places: 9, booked: 1, notStarted: 1 });
  });

  it('say what came of a commune that ended', () => {
    const heirs = [
      { communeId: 'b', communeName: 'Xã B' },
      { communeId: 'c', communeName: 'Xã C' },
    ];
    expect(communeLine({ communeName: 'Xã A', heirs: [] })).toBe('Xã A');
    expect(communeLine({ communeName: 'Xã A', heirs: heirs.slice(1) })).toBe('Xã A, nay là Xã C');
    expect(communeLine({ communeName: 'Xã A', heirs })).toBe('Xã A, đã chia thành Xã B, Xã C');
  });

  it('name what a level builds on', () => {
    expect(levelOf({ level: 'basic', required: [] })).toBe('Mức cơ bản.');
    const required = [{ id: 'C01', title: 'Vai trò của Tổ' }];
    expect(levelOf({ level: 'in-depth', required })).toBe('Mức chuyên sâu. Phải học xong trước: Vai trò của Tổ.');
  });

  it('name the call, the class or the course in the way', () => {
    expect(refusedBecause({ ...person, reason: 'elsewhere', what: 'Đợt một' })).toContain('“Đợt một”');
    const there = { ...person, reason: 'already-here' as const };
    expect(refusedBecause({ ...there, what: null })).toBe('đã có tên trong đăng ký này');
    expect(refusedBecause({ ...there, what: 'Xã Bên Cạnh' })).toContain('ở Xã Bên Cạnh');
    expect(refusedBecause({ ...person, reason: 'full', what: null })).toBe('hết chỗ của xã');
    const lacking = { ...person, missing: ['Ký số'], others: null };
    expect(notBookedBecause({ ...lacking, reason: 'missing', clash: null, travelMinutes: null })).toBe(
      'chưa học xong: Ký số',
    );
    expect(notBookedBecause({ ...lacking, reason: 'clash', clash, travelMinutes: null })).toContain(
      '“Ký số” ngày 15/12/2026',
    );
    expect(notBookedBecause({ ...lacking, reason: 'clash', clash, travelMinutes: 50 })).toContain('50 phút');
    const hidden = { ...lacking, reason: 'clash' as const, clash: { ...clash, title: '' }, travelMinutes: null };
    expect(notBookedBecause(hidden)).toBe('đã có lớp khác ngày 15/12/2026, 19:00 đến 20:30');
    expect(notBookedBecause({ ...lacking, reason: 'full', clash: null, travelMinutes: null })).toBe('lớp hết chỗ');
  });

  it('say of a name what its class did to it', () => {
    const classTitle = 'Lớp tối';
    expect(classOf({ state: 'named', classTitle: null, isBack: false })).toBeNull();
    expect(classOf({ state: 'booked', classTitle, isBack: false })).toBe('Lớp: Lớp tối');
    expect(classOf({ state: 'named', classTitle, isBack: false })).toBe('Lớp “Lớp tối” đã hủy. Chờ Sở xếp lớp khác.');
    expect(stateOf({ state: 'unable', classTitle, isBack: false }).words).toBe('không còn chỗ ở lớp');
    expect(stateOf({ state: 'unable', classTitle: null, isBack: false }).words).toBe('báo không đi được');
    expect(stateOf({ state: 'unable', classTitle, isBack: true })).toEqual({ tone: 'done', words: 'đã có lớp' });
    expect(classOf({ state: 'unable', classTitle, isBack: true })).toBe('Lớp: Lớp tối. Không tính vào chỗ của xã.');
  });

  it('tell nobody to replace somebody after the last day, when only another last day lets the commune do it', () => {
    expect(goneWords({ isOpen: true, canName: true })).toBe('Không còn vị trí ở xã. Rút tên và ghi người khác.');
    expect(goneWords({ isOpen: true, canName: false })).toContain('Xã rút tên và ghi được người khác');
    const closed = goneWords({ isOpen: false, canName: false });
    expect(closed).toContain('Sở đổi hạn thì xã mới thay được người khác');
    expect(closed).not.toContain('Rút tên');
    expect(withoutSeatWords(2, { isOpen: true })).toContain('Nhờ xã thay người khác');
    const late = withoutSeatWords(2, { isOpen: false });
    expect(late).toContain('2 người');
    expect(late).toContain('đổi hạn thì xã mới thay được');
    expect(late).not.toContain('Nhờ xã');
  });
});
