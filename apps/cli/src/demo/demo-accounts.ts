/** The password of every account of a demo province; such accounts exist nowhere else. */
export const DEMO_PASSWORD = 'lopso-demo-2026';

/** A sign-in that `npm start` prints. */
export interface DemoSignIn {
  readonly username: string;
  readonly displayName: string;
  readonly role: 'department-admin' | 'department-officer' | 'trainer' | 'commune-officer' | 'team-leader' | 'member';
  readonly roleInWords: string;
}

/** One sign-in per role. The commune is Hàm Yên. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  { username: 'quantri', displayName: 'Nguyễn Thị Hạnh', role: 'department-admin', roleInWords: 'Quản trị Sở KH&CN' },
  { username: 'sokhcn', displayName: 'Lê Thu Hà', role: 'department-officer', roleInWords: 'Cán bộ Sở KH&CN' },
  { username: 'giangvien', displayName: 'Hà Minh Tuấn', role: 'trainer', roleInWords: 'Giảng viên' },
  {
    username: 'xa.hamyen',
    displayName: 'Trần Văn Khôi',
    role: 'commune-officer',
    roleInWords: 'Cán bộ UBND xã Hàm Yên',
  },
  { username: 'totruong', displayName: 'Lý Văn Chấn', role: 'team-leader', roleInWords: 'Tổ trưởng tổ xã Hàm Yên' },
  { username: 'thanhvien', displayName: 'Vàng Thị Mỷ', role: 'member', roleInWords: 'Thành viên tổ xã Hàm Yên' },
];

const PRINTED = new Set(DEMO_SIGN_INS.map((one) => one.username));

/** True for a username that `npm start` prints. */
export function isPrinted(username: string): boolean {
  return PRINTED.has(username);
}

/** The commune of the printed sign-ins: its official code. */
export const DEMO_COMMUNE_CODE = '02374';

/** The sign-ins as a table for a terminal. */
export function signInTable(): string {
  const rows = [
    ['Vai trò', 'Tên đăng nhập', 'Mật khẩu'],
    ...DEMO_SIGN_INS.map((one) => [one.roleInWords, one.username, DEMO_PASSWORD]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('   '), ...body.map(line)].join('\n') + '\n';
}
