import { AuditRetention, AuditSealing, AuditVerification, type AuditFault, type AuditFaultKind } from '@lopso/platform';
import { type Command, EXIT, UsageError, type Words } from '../command';
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

/** `3125:9af…`, as `audit verify` prints the end of the chain. @throws UsageError for anything else */
function notedHead(text: string | undefined): { position: string; digest: string } | null {
  if (text === undefined) return null;
  const [, position, digest] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (position !== undefined && digest !== undefined) return { position, digest };
  throw new UsageError('Viết mốc như lệnh này đã in: --expect <vị trí>:<64 chữ số>.');
}

async function verify(words: Words): Promise<number> {
  const noted = notedHead(words.texts.get('expect'));
  const from = performance.now();
  const verdict = await withServices((find) => find(AuditVerification).verify(noted));
  verdict.faults.forEach(print);
  const seconds = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(
    (performance.now() - from) / 1000,
  );
  process.stdout.write(`${verdict.checked} dòng đã kiểm tra trong ${seconds} giây, ${verdict.faultCount} chỗ sai. `);
  process.stdout.write(`${verdict.valuesErased} dòng đã xóa giá trị, ${verdict.waiting} dòng chờ nối.\n`);
  if (verdict.head !== null) process.stdout.write(`Cuối chuỗi: ${verdict.head.position}:${verdict.head.digest}\n`);
  return verdict.faultCount === 0 ? EXIT.done : EXIT.found;
}

async function seal(): Promise<number> {
  process.stdout.write(`${await withServices((find) => find(AuditSealing).seal())} dòng đã nối.\n`);
  return EXIT.done;
}

async function forgetOld(): Promise<number> {
  process.stdout.write(`${await withServices((find) => find(AuditRetention).forgetOld())} dòng quá hạn đã xóa.\n`);
  return EXIT.done;
}

/** `audit verify`, `audit seal` and `audit forget-old`. All need AUDIT_KEY. */
export const audit: Command = {
  summary: 'verify: tìm dòng nhật ký bị sửa, xóa, đổi chỗ; seal: nối dòng mới; forget-old: xóa dòng quá hạn',
  usage: ['audit verify [--expect <vị trí>:<64 chữ số>]', 'audit seal', 'audit forget-old'],
  acts: ['verify', 'seal', 'forget-old'],
  options: { expect: 'text' },
  async run(words) {
    if (words.act === 'verify') return verify(words);
    if (words.texts.size > 0) throw new UsageError('--expect chỉ đi với audit verify.');
    return words.act === 'seal' ? seal() : forgetOld();
  },
};
