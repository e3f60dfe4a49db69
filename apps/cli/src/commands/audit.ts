import { UnitService } from '@lopso/org';
import {
  Audit,
  type AuditFault,
  type AuditFaultKind,
  AuditHeadNote,
  AuditRetention,
  AuditSealing,
  AuditVerification,
  type NotedHead,
  parseNotedHead,
} from '@lopso/platform';
import { type Command, EXIT, UsageError, type Words } from '../command';
import { withServices } from '../operator.module';

const FAULTS: Readonly<Record<AuditFaultKind, string>> = {
  altered: 'dòng bị sửa hoặc đổi chỗ',
  removed: 'dòng bị xóa',
  gap: 'mất mắt xích trước chỗ này',
  'value-altered': 'giá trị kèm theo bị sửa',
  'value-removed': 'giá trị kèm theo bị xóa mà không phải theo yêu cầu của ai',
  'held-altered': 'người có trong danh sách đã xem bị sửa',
  'held-removed': 'người có trong danh sách đã xem bị lấy ra mà không phải theo yêu cầu của ai',
  'held-added': 'có danh sách đã xem được thêm vào ngoài chuỗi',
  checkpoint: 'mốc xóa dòng cũ không do hệ thống lập',
  head: 'chuỗi không đi qua mốc đã ghi',
  unsealed: 'có dòng bị giữ ngoài chuỗi',
};

function print(fault: AuditFault): void {
  const entry = fault.entryId === null ? '' : `, mục ${fault.entryId}`;
  process.stdout.write(`vị trí ${fault.position}${entry}: ${FAULTS[fault.kind]}\n`);
}

/** `3125:9af…`, as `audit verify` prints the end of the chain. @throws UsageError for anything else */
function notedHead(text: string | undefined): NotedHead | null {
  if (text === undefined) return null;
  const head = parseNotedHead(text);
  if (head !== null) return head;
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
  process.stdout.write(
    verdict.noted === null
      ? 'Chưa có mốc nào ghi ngoài cơ sở dữ liệu: dòng bị cắt ở cuối thì chưa biết được.\n'
      : `Đã đối chiếu với mốc ghi trong kho tệp: vị trí ${verdict.noted.position}.\n`,
  );
  return verdict.faultCount === 0 ? EXIT.done : EXIT.found;
}

async function seal(): Promise<number> {
  const [sealed, { outcome }] = await withServices(
    async (find) => [await find(AuditSealing).seal(), await find(AuditHeadNote).note()] as const,
  );
  process.stdout.write(`${sealed} dòng đã nối.\n`);
  if (outcome !== 'refused') return EXIT.done;
  process.stdout.write('Chuỗi không đi qua mốc đã ghi, mốc cũ được giữ. Chạy audit verify.\n');
  return EXIT.found;
}

/** After a restore that lost the last entries: the end as it is now counts, and the trail of every province says that it was accepted. */
async function acceptEnd(): Promise<number> {
  const accepted = await withServices(async (find) => {
    if (await find(AuditHeadNote).restsOnForgery()) return null;
    const before = await find(AuditHeadNote).read();
    const provinces = (await find(UnitService).listProvinces()).map(({ path }) => path);
    const subject = { subjectType: 'audit-head', subjectId: before?.position ?? '' };
    await find(Audit).recordAt(null, provinces, { action: 'platform.audit-end-accepted', ...subject });
    await find(AuditSealing).seal();
    return find(AuditHeadNote).noteAnew();
  });
  if (accepted === null || accepted.outcome === 'refused') {
    process.stdout.write(
      'Mốc xóa dòng cũ không do hệ thống lập: không nhận cuối này, mốc cũ được giữ. Chạy audit verify.\n',
    );
    return EXIT.found;
  }
  const { head } = accepted;
  process.stdout.write(`Mốc mới: ${head === null ? 'chuỗi rỗng' : `vị trí ${head.position}`}.\n`);
  return EXIT.done;
}

async function forgetOld(): Promise<number> {
  process.stdout.write(`${await withServices((find) => find(AuditRetention).forgetOld())} dòng quá hạn đã xóa.\n`);
  return EXIT.done;
}

/** `audit verify`, `audit seal`, `audit accept-end` and `audit forget-old`. All need AUDIT_KEY. */
export const audit: Command = {
  summary:
    'verify: tìm dòng nhật ký bị sửa, xóa, đổi chỗ; seal: nối dòng mới; accept-end: nhận cuối chuỗi sau khi khôi phục; forget-old: xóa dòng quá hạn',
  usage: ['audit verify [--expect <vị trí>:<64 chữ số>]', 'audit seal', 'audit accept-end', 'audit forget-old'],
  acts: ['verify', 'seal', 'accept-end', 'forget-old'],
  options: { expect: 'text' },
  async run(words) {
    if (words.act === 'verify') return verify(words);
    if (words.texts.size > 0) throw new UsageError('--expect chỉ đi với audit verify.');
    if (words.act === 'accept-end') return acceptEnd();
    return words.act === 'seal' ? seal() : forgetOld();
  },
};
