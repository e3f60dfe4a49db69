import { commands } from './commands';
import { runCommand } from './run-command';

/** How a command line ends and what it says; none of these gets as far as a database. */
async function told(...line: string[]): Promise<{ code: number; said: string; complained: string }> {
  let said = '';
  let complained = '';
  const code = await runCommand(line, { say: (text) => (said += text), complain: (text) => (complained += text) });
  return { code, said, complained };
}

const DAYS_OF_THE_ROUND = 36;
const vietnamDay = (days: number): string =>
  new Date(Date.now() + 7 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const AS_OF = `--as-of là ngày từ ${vietnamDay(DAYS_OF_THE_ROUND)} đến ${vietnamDay(0)}`;

/** A command line and the sentence about it. */
const WRONG: readonly (readonly [line: string, sentence: string])[] = [
  ['xyz', 'Không có lệnh "xyz".'],
  ['constructor', 'Không có lệnh "constructor".'],
  ['--members 5', 'Không có lệnh "--members".'],
  ['migrate now', 'Không hiểu "now".'],
  ['migrate --force', 'Không có tùy chọn --force.'],
  ['migrate -x', 'Không có tùy chọn -x.'],
  ['audit', 'Thiếu việc cần làm: verify, seal, accept-end, forget-old.'],
  ['audit check', 'Không có việc "check". Có: verify, seal, accept-end, forget-old.'],
  ['audit verify again', 'Không hiểu "again".'],
  ['audit verify --expect', 'Thiếu giá trị sau --expect.'],
  ['audit verify --expect 12', 'Viết mốc như lệnh này đã in: --expect <vị trí>:<64 chữ số>.'],
  ['audit seal --expect 12:ab', '--expect chỉ đi với audit verify.'],
  ['import-units --folder', 'Thiếu giá trị sau --folder.'],
  ['import-units content/units', 'Không hiểu "content/units".'],
  ['content', 'Thiếu việc cần làm: check, publish.'],
  ['content build', 'Không có việc "build". Có: check, publish.'],
  ['content check --folder --folder', 'Thiếu giá trị sau --folder.'],
  ['content check --folder a --folder b', '--folder viết hai lần.'],
  ['create-admin', 'Thiếu --username.'],
  ['create-admin --username a', 'Thiếu --name.'],
  ['create-admin --username= --name b', 'Thiếu giá trị sau --username.'],
  ['create-admin --user a', 'Không có tùy chọn --user.'],
  ['create-account --username a --name b --unit 08', 'Thiếu --role.'],
  ['create-account --username a --name b --role king --unit 08', 'Không có vai trò "king".'],
  ['create-account --username a --name b --role member --unit 08', 'Không có vai trò "member".'],
  ['create-account --username a --name b --role trainer', 'Thiếu --unit.'],
  ['set-password', 'Thiếu --username.'],
  ['set-password --username a --forget-factors=yes', '--forget-factors không kèm giá trị.'],
  ['check-completions --repair --repair', '--repair viết hai lần.'],
  ['check-completions --repare', 'Không có tùy chọn --repare.'],
  ['forget-words now', 'Không hiểu "now".'],
  ['demo --members abc', '--members là số nguyên từ 1 đến 450000, không phải "abc".'],
  ['demo --members -5', '--members là số nguyên từ 1 đến 450000, không phải "-5".'],
  ['demo --members 0', '--members là số nguyên từ 1 đến 450000, không phải "0".'],
  ['demo --members 1e3', '--members là số nguyên từ 1 đến 450000, không phải "1e3".'],
  ['demo --members 2.5', '--members là số nguyên từ 1 đến 450000, không phải "2.5".'],
  ['demo --members 99999999999999999999', '--members là số nguyên từ 1 đến 450000, không phải "99999999999999999999".'],
  ['demo --members', 'Thiếu giá trị sau --members.'],
  ['demo --members --seed 5', 'Thiếu giá trị sau --members.'],
  ['demo --seed x', '--seed là số nguyên từ 0 đến 4294967295, không phải "x".'],
  ['demo --as-of 2026-02-30', `${AS_OF}, không phải "2026-02-30".`],
  ['demo --as-of hôm-nay', `${AS_OF}, không phải "hôm-nay".`],
  ['demo --as-of 2020-01-01', `${AS_OF}, không phải "2020-01-01".`],
  ['demo --as-of 2099-01-01', `${AS_OF}, không phải "2099-01-01".`],
  ['demo --history maybe', '--history là yes hoặc no, không phải "maybe".'],
];

describe('the command line', () => {
  it.each(WRONG)('says what is wrong with "%s", how it is written, and ends with 2', async (line, sentence) => {
    const { code, said, complained } = await told(...line.split(' '));
    expect([code, said]).toEqual([2, '']);
    const [first, ...usage] = complained.split('\n');
    expect(first).toBe(sentence);
    expect(usage.join('\n')).toMatch(/Cách viết:|các lệnh vận hành:/);
  });

  it('has a wrong line of every command in this list', () => {
    const tried = new Set(WRONG.map(([line]) => line.split(' ')[0]));
    expect(Object.keys(commands).filter((name) => !tried.has(name))).toEqual([]);
  });

  it('lists the commands when none is named, and on demand', async () => {
    const bare = await told();
    expect([bare.code, bare.said]).toEqual([2, '']);
    const asked = await told('--help');
    expect([asked.code, asked.complained]).toEqual([0, '']);
    expect(asked.said).toBe(bare.complained);
    for (const name of Object.keys(commands)) expect(asked.said).toContain(`  ${name} `);
  });

  it.each(Object.keys(commands))('explains %s on demand, and does nothing else', async (name) => {
    const { code, said, complained } = await told(name, '--help');
    expect([code, complained]).toEqual([0, '']);
    expect(said).toContain(`Cách viết:\n  ${name}`);
  });
});
