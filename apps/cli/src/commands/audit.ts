import { AuditRetention, AuditSealing, AuditVerification, type AuditFault, type AuditFaultKind } from '@lopso/platform';
import { type Command, option } from '../command';
import { withServices } from '../operator.module';

const FAULTS: Readonly<Record<AuditFaultKind, string>> = {
  altered: 'dòng bị sửa hoặc đổi chỗ',
  removed: 'dòng bị xóa',
  gap: 'mất mắt xích trước chỗ này',
  'value-altered': 'giá trị kèm theo bị sửa',
  checkpoint: 'mốc xóa dòng cũ không do hệ thống lập',
  head: 'chuỗi không đi qua mốc đã ghi',
  unsealed: 'có dòng bị giữ ngoài chuỗi',
};

function print(fault: AuditFault): void {
  const entry = fault.entryId === null ? '' : `, mục ${fault.entryId}`;
  process.stdout.write(`vị trí ${fault.position}${entry}: ${FAULTS[fault.kind]}\n`);
}

/** `3125:9af…`, as `audit verify` prints the end of the chain. */
function notedHead(text: string | undefined): { position: string; digest: string } | null | 'unreadable' {
  if (text === undefined) return null;
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? 'unreadable' : { position: match[1], digest: match[2] };
}

async function verify(args: readonly string[]): Promise<number> {
  const noted = notedHead(option(args, 'expect'));
  if (noted === 'unreadable') {
    process.stderr.write('Viết mốc như lệnh này đã in: --expect <vị trí>:<64 chữ số>\n');
    return 2;
  }
  const from = performance.now();
  const verdict = await withServices((find) => find(AuditVerification).verify(noted));
  verdict.faults.forEach(print);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(`${verdict.checked} dòng đã kiểm tra trong ${seconds} giây, ${verdict.faultCount} chỗ sai. `);
  process.stdout.write(`${verdict.valuesErased} dòng đã xóa giá trị, ${verdict.waiting} dòng chờ nối.\n`);
  if (verdict.head !== null) process.stdout.write(`Cuối chuỗi: ${verdict.head.position}:${verdict.head.digest}\n`);
  return verdict.faultCount === 0 ? 0 : 1;
}

/** `audit verify`, `audit seal` and `audit forget-old`. */
export const audit: Command = {
  summary:
    'verify [--expect <mốc>]: tìm dòng nhật ký bị sửa, xóa, đổi chỗ; seal: nối dòng mới; forget-old: xóa dòng quá hạn',
  async run(args) {
    switch (args[0]) {
      case 'verify':
        return verify(args);
      case 'seal':
        process.stdout.write(`${await withServices((find) => find(AuditSealing).seal())} dòng đã nối.\n`);
        return 0;
      case 'forget-old':
        process.stdout.write(
          `${await withServices((find) => find(AuditRetention).forgetOld())} dòng quá hạn đã xóa.\n`,
        );
        return 0;
      default:
        process.stderr.write('Viết: audit verify, audit seal hoặc audit forget-old\n');
        return 2;
    }
  },
};
