import { callTo, dueWords, isLate, orderOf, reminderTo, reminderToTeam, stageOf } from './chase-words';
import type { ChasePage, ChasePerson } from './types';

const person: ChasePerson = {
  ...{ cycleId: 'c', memberId: 'm', fullName: 'Vàng Thị Đào', givenName: 'Đào', isRestricted: false },
  ...{ teamId: 't', teamName: 'Tổ thôn Bản Pắng', villageName: 'Thôn Bản Pắng', stage: 'doing' },
  ...{ doneSteps: 3, totalSteps: 12, dueOn: '2026-12-31', lastOn: '2026-12-31', isExtended: false },
  ...{ missing: 'bài 4 khóa C05', way: 'Khoảng 10 phút: đọc bài 4 khóa C05 (10 phút).', wayMinutes: 10 },
  isOnlyWaiting: false,
  classes: [],
  ...{ reminders: 'allowed', phone: '+84992100004' },
};
const address = 'https://lopso.vn';
const round = 'Bồi dưỡng đợt 3';
const pageOf = (people: readonly ChasePerson[]): Pick<ChasePage, 'people' | 'head'> => ({
  people: [...people],
  head: { round: { title: round, dueOn: '2026-12-31' } } as ChasePage['head'],
});

describe('words of the list of people to be reminded', () => {
  it('say when somebody is due, and from when she is late', () => {
    expect(dueWords(person)).toBe('Hạn 31/12/2026');
    expect(dueWords({ ...person, isExtended: true, lastOn: '2027-01-10' })).toBe(
      'Hạn 31/12/2026, được gia hạn, chưa muộn đến hết 10/01/2027',
    );
    expect([isLate(person, '2026-12-31'), isLate(person, '2027-01-01')]).toEqual([false, true]);
  });

  it('give a number to tap to who agreed, and to nobody else', () => {
    expect(callTo(person)).toMatchObject({ href: 'tel:+84992100004' });
    expect(callTo({ ...person, phone: null })).toBe('Không có số điện thoại');
    expect(callTo({ ...person, reminders: 'refused' })).toBe('Không đồng ý gọi, nhắn nhắc học');
  });

  it('understand no stage that is none', () => {
    expect([stageOf('cho-cham'), stageOf('constructor'), stageOf(null)]).toEqual(['waiting', undefined, undefined]);
  });
});

describe('words to send', () => {
  it('name the person, the way and the address to go on at, and nothing else of hers', () => {
    const text = reminderTo(person, round, address);
    expect(text).toBe(
      'Chào anh chị Đào. Bồi dưỡng đợt 3 có hạn đến 31/12/2026. Cách xong nhanh nhất: Khoảng 10 phút: đọc bài 4 khóa C05 (10 phút). Vào học tiếp: https://lopso.vn',
    );
    expect(text).not.toContain('992100004');
  });

  it('stay on one screen of a telephone, whatever there is to say', () => {
    const long = reminderTo({ ...person, way: 'đọc bài '.repeat(80) }, round, address);
    expect(long.length).toBeLessThan(200);
    expect(long).toContain(address);
    const many = Array.from({ length: 60 }, (_, at) => ({ ...person, fullName: `Vàng Thị Đào ${at}` }));
    const team = reminderToTeam(pageOf(many), 'tổ thôn Bản Pắng', address);
    expect(team.length).toBeLessThanOrEqual(400);
    expect(team).toMatch(/Vàng Thị Đào 0, .* và \d+ người nữa vào học tiếp/);
  });

  it('ask nothing of who has done her part, and say so of nobody else', () => {
    const asks = {
      stage: 'waiting',
      way: 'Nộp giấy “Bình dân học vụ số”, bài thực hành đang chờ chấm.',
      wayMinutes: 0,
    } as const;
    expect(reminderTo({ ...person, ...asks }, round, address)).toBe(
      'Chào anh chị Đào. Bồi dưỡng đợt 3 có hạn đến 31/12/2026. Cách xong nhanh nhất: Nộp giấy “Bình dân học vụ số”, bài thực hành đang chờ chấm. Vào học tiếp: https://lopso.vn',
    );
    const way = 'Không phải làm gì thêm: giấy “Bình dân học vụ số” đang chờ cán bộ xem.';
    const done = { ...person, way, wayMinutes: 0, isOnlyWaiting: true };
    expect(reminderTo(done, round, address)).toBe(
      `Chào anh chị Đào. Bồi dưỡng đợt 3: anh chị đã làm đủ phần mình. ${way} Xem lại: https://lopso.vn`,
    );
    expect(reminderTo({ ...done, way: way.repeat(8) }, round, address)).not.toContain('học tiếp');
    const team = reminderToTeam(pageOf([done, { ...person, fullName: 'Ma Văn Bình' }]), 'tổ thôn Bản Pắng', address);
    expect(team).toContain('Mời Ma Văn Bình vào học tiếp');
  });

  it('tell a whole team no name of who did not agree', () => {
    const people = [person, { ...person, fullName: 'Ma Văn Bình', reminders: 'refused' as const }];
    const text = reminderToTeam(pageOf(people), 'Tổ thôn Bản Pắng', address);
    expect(text).toContain('Chào các anh chị tổ thôn Bản Pắng.');
    expect(text).toContain('Mời Vàng Thị Đào và 1 người nữa vào học tiếp');
    expect(text).not.toContain('Bình');
    const nobody = reminderToTeam(pageOf([{ ...person, reminders: 'not-asked' }]), 'tổ thôn Bản Pắng', address);
    expect(nobody).toContain('Mời ai chưa xong vào học tiếp');
    expect(nobody).not.toContain('Đào');
  });
});

describe('the order of an address', () => {
  it('is by given name unless it names another', () => {
    expect([null, 'han', 'gan-xong', 'khac'].map(orderOf)).toEqual(['name', 'due', 'nearest', 'name']);
  });
});
