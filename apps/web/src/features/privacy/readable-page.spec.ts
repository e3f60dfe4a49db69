import { readablePage } from './readable-page';

const page = readablePage(
  {
    'org.member': [
      { fullName: 'Vàng <b>Thị</b> Mỷ', birthYear: 1990, phone: null, createdAt: '2026-11-25T13:15:00.000Z' },
    ],
  },
  'Vàng Thị Mỷ',
  new Date('2026-11-25T13:15:00Z'),
);

describe('the readable page of own data', () => {
  it('says each field and value in words, and leaves out what is not there', () => {
    expect(page).toContain('<dt>Năm sinh</dt><dd>1990</dd>');
    expect(page).toContain('<dt>Ghi lúc</dt><dd>20:15 ngày 25/11/2026</dd>');
    expect(page).not.toContain('Số điện thoại');
    expect(page).toContain('Hồ sơ thành viên');
  });

  it('lets no value become a tag', () => {
    expect(page).not.toContain('<b>');
    expect(page).toContain('Vàng &lt;b&gt;Thị');
  });
});
