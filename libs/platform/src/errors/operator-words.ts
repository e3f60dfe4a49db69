import { isDatabaseUnreachable } from '../database/unreachable';
import { DomainError } from './domain-error';
import { OperatorError } from './operator-error';
import { problemText } from './problem-text';

interface SystemFault {
  readonly code: string;
  readonly path: string;
  readonly port: string;
}

/** Faults of the machine and of PostgreSQL by their codes; a sentence says what to look at. */
const BY_CODE: Readonly<Record<string, (fault: SystemFault) => string>> = {
  '28P01': () => 'PostgreSQL từ chối tên hoặc mật khẩu. Xem lại DATABASE_URL.',
  '28000': () => 'PostgreSQL không cho người dùng này vào. Xem lại DATABASE_URL và pg_hba.conf.',
  '3D000': () => 'Máy chủ PostgreSQL không có cơ sở dữ liệu này. Tạo trước, hoặc xem lại DATABASE_URL.',
  '42501': () => 'Người dùng của DATABASE_URL thiếu quyền. Chạy lệnh migrate với DATABASE_OWNER_URL.',
  '42P01': () => 'Cơ sở dữ liệu thiếu bảng. Chạy lệnh migrate trước.',
  '3F000': () => 'Cơ sở dữ liệu thiếu bảng. Chạy lệnh migrate trước.',
  ENOENT: ({ path }) => `Không có tệp hoặc thư mục ${path}. Xem lại đường dẫn.`,
  ENOTDIR: ({ path }) => `${path} không phải thư mục. Xem lại đường dẫn.`,
  EACCES: ({ path, port }) =>
    port === '' ? `Không được đọc hoặc ghi ${path}.` : `Không được mở cổng ${port}. Đặt PORT khác.`,
  EADDRINUSE: ({ port }) => `Cổng ${port} đang có chương trình khác dùng. Đặt PORT khác.`,
};

function faultOf(error: object): SystemFault {
  const text = (name: 'code' | 'path' | 'port'): string => {
    const value: unknown = name in error ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return { code: text('code'), path: text('path'), port: text('port') };
}

function refusal(error: DomainError): string {
  const { title, detail } = problemText(error.code, error.params);
  const faults = error.faults.map(
    ({ pointer, code, params }) => `\n  - ${pointer.replace(/^#\//, '')}: ${problemText(code, params ?? {}).detail}`,
  );
  return `${title}. ${detail}${faults.join('')}\nMã lỗi: ${error.code}`;
}

/**
 * What stands on the console when a process or a command ends by an error: a Vietnamese sentence and what to do. Only a defect shows
 * its stack, for those who mend the program.
 */
export function operatorWords(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (error instanceof DomainError) return refusal(error);
  if (isDatabaseUnreachable(error))
    return 'Không nối được tới PostgreSQL. Xem máy chủ có chạy không và DATABASE_URL có đúng không.';
  const fault = typeof error === 'object' && error !== null ? faultOf(error) : null;
  const words = fault === null ? undefined : BY_CODE[fault.code];
  if (fault !== null && words !== undefined) return words(fault);
  return `Gặp lỗi chưa lường trước. Gửi các dòng dưới đây cho người giữ mã nguồn.\n${error instanceof Error ? error.stack : String(error)}`;
}
