import type { ClassMoved } from './class-move.svelte';
import { moveSentences, notUndoneWords } from './class-move-words';

const moved = (more: Partial<ClassMoved> = {}): ClassMoved => ({
  ...{
    movedCount: 2,
    bookedCount: 30,
    waitingCount: 0,
    hinderedCount: 0,
    requestCount: 0,
    isTwoStage: false,
    leftOutNames: [],
  },
  ...{ newHome: null, undo: [] },
  ...more,
});
const group = { communeName: 'Xã Hàm Yên' };

describe('a move that is not taken back', () => {
  it.each([
    ['classes.trainer-away', 'người đứng lớp nghỉ hôm đó'],
    ['classes.assistant-away', 'người đứng lớp nghỉ hôm đó'],
    ['classes.session-changed-since', 'có người vừa sửa buổi học'],
    ['classes.right-ends', 'không có quyền dạy hôm đó'],
    ['classes.venue-busy-elsewhere', 'đã có việc khác xếp vào'],
    ['classes.trainer-far', 'đã có việc khác xếp vào'],
    [undefined, 'Chưa trả lại được giờ cũ. Mở'],
  ])('says why, of %s', (code, words) => {
    expect(notUndoneWords(code)).toContain(words);
  });
});

describe('what comes of a move', () => {
  it('is short where only the hours change', () => {
    expect(moveSentences(moved(), group, false)).toEqual([
      '2 buổi đổi giờ hoặc nơi học.',
      '30 người đã có chỗ giữ nguyên chỗ, mở Lớp Số là thấy giờ mới.',
      'Người đứng lớp được báo. Lịch đã đăng ký tự đổi theo.',
    ]);
  });

  it('tells of who waits, and who could not come then', () => {
    const told = moveSentences(moved({ waitingCount: 5, hinderedCount: 2, requestCount: 3 }), group, false).join(' ');
    expect(told).toContain('5 người đang chờ giữ nguyên lượt');
    expect(told).toContain('Trong đó 2 người bận');
    expect(told).toContain('3 người đang chờ duyệt');
  });

  it('says whose class it is then, and who says the second word', () => {
    const newHome = { communeName: 'Xã Bạch Xa', formerName: 'Xã Hàm Yên' };
    const told = moveSentences(moved({ newHome, isTwoStage: true }), group, true).join(' ');
    expect(told).toContain('Lớp thành lớp của xã Bạch Xa, không còn là lớp của xã Hàm Yên.');
    expect(told).toContain('Duyệt bước hai do giảng viên hoặc cán bộ xã Bạch Xa.');
    expect(told).toContain('Cán bộ hai xã');
    expect(moveSentences(moved(), group, true).join(' ')).toContain('Lớp vẫn là lớp của xã Hàm Yên.');
  });
});
