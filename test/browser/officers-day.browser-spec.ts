import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser } from 'playwright-core';
import { Database } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { keepPicture, openBrowser } from '../support/browser';
import { TestSystem } from '../support/system';
import { Person } from './story/person';
import { codesIn, textOfPdf } from './story/slips';

const LIST = join(__dirname, '../support/spreadsheets/danh-sach-to-xa-ham-yen.xlsx');
/** Somebody of the first list again, with another telephone, beside a newcomer. */
const ADDITION = {
  name: 'bo-sung.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Họ và tên;Năm sinh;SĐT\nMa Thị Huệ;1985;0992100099'),
};
const MEMBER = 'Lù Seo Páo';
const BIRTH_YEAR = '1988';
const PASSWORD = 'nương chè xanh mướt';

async function bring(officer: Person, file: string | typeof ADDITION): Promise<string> {
  await officer.goTo('/xa/nhap');
  await officer.page.locator('input[type=file]').setInputFiles(file);
  await officer.press('Tải lên và kiểm tra');
  await officer.page.waitForURL(/\/xa\/nhap\/[0-9a-f-]{36}/);
  await officer.sees(/dòng (ghi được|cần sửa|có thể trùng)/);
  return new URL(officer.page.url()).pathname;
}

/** Everything at once where proposals agree, taken back once and given again; then row by row. */
async function repair(officer: Person): Promise<void> {
  await officer.sees('Thôn chưa có trong danh sách: 8 dòng');
  await officer.look('problems');
  await officer.press('Chọn lại cột');
  await officer.look('columns');
  await officer.press('Giữ như cũ');
  const wholeKind = 'Nhận mọi đề xuất loại này (8 dòng)';
  await officer.press(wholeKind);
  await officer.sees(/Vừa trả lời cho/);
  await officer.press('Hoàn tác câu trả lời');
  await officer.press(wholeKind);
  await officer.press('Sửa thành 1995');
  await officer.press('Sửa thành 0590000005');
  const rowOf = (name: RegExp) => officer.page.locator('li[data-row]').filter({ hasText: name });
  await rowOf(/Dòng 23/)
    .getByLabel('Năm sinh')
    .fill('1977');
  await officer.page.keyboard.press('Enter');
  await rowOf(/Dòng 23/).waitFor({ state: 'detached' });
  await rowOf(/Phàn/).getByRole('button', { name: 'Bỏ dòng này' }).click();
  await rowOf(/Phàn/).waitFor({ state: 'detached' });
}

/** Some of the rows first, told beforehand what they add; then the page is left, and the rest is written. */
async function write(officer: Person, address: string): Promise<void> {
  await officer.page.getByRole('tab', { name: /^Ghi được/ }).click();
  await officer.page.getByRole('checkbox', { name: /Lù Seo Páo/ }).check();
  await officer.sees('+1 người, +1 vị trí, +1 tổ, +1 thôn');
  // What lies half under the bar at the top is no small target.
  await officer.page.evaluate('scrollTo(0, 0)');
  await officer.look('chosen');
  await officer.press('Ghi 1 dòng đã chọn');
  await officer.goTo('/xa');
  await officer.goTo(address);
  await officer.sees(/Đã ghi/);
  await officer.press(/^Ghi \d+ dòng vào danh sách/);
  await officer.sees(/Hoàn tác sẽ bỏ/);
  await officer.look('written');
}

/** The whole import back, and written again without its file. */
async function writeAgain(officer: Person): Promise<void> {
  await officer.press('Hoàn tác cả lần nhập');
  await officer.sees('Danh sách trở lại như trước khi nhập.');
  await officer.look('undone');
  await officer.press('Ghi lại');
  await officer.press(/^Ghi \d+ dòng vào danh sách/);
  await officer.sees(/Hoàn tác sẽ bỏ/);
}

/** The way from the import to the slip of one newcomer. */
async function slipOf(officer: Person, name: string): Promise<string> {
  await officer.press(/^Thôn Bản Pắng \(\d\)$/);
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: new RegExp(name) }).waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByRole('checkbox', { name: new RegExp(name) }).check();
  await officer.look('slips');
  const download = officer.page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Tạo .*phiếu/ }).click();
  const [code = ''] = codesIn(await textOfPdf(readFileSync(await (await download).path())));
  return code;
}

async function activate(member: Person, code: string): Promise<void> {
  await member.goTo(`/kich-hoat#${code}`);
  await member.press('Tiếp tục');
  await member.fill('Năm sinh', BIRTH_YEAR);
  await member.press('Tiếp tục');
  await member.fill('Mật khẩu mới', PASSWORD);
  await member.press('Tiếp tục');
  await member.page.getByLabel('Tôi đồng ý', { exact: true }).check();
  await member.look('consent');
  await member.press(/Mở tài khoản|Gửi câu trả lời/);
  await member.press('Vào Lớp Số');
  await member.page.waitForURL((address) => address.pathname === '/');
  await member.page.getByRole('heading', { level: 1 }).waitFor();
  await member.look('today');
}

describe('an officer’s day, from an ugly spreadsheet to a member who is signed in', () => {
  let system: TestSystem;
  let browser: Browser;
  const people: Person[] = [];
  const arrive = async (name: string, device: 'phone' | 'laptop'): Promise<Person> => {
    const person = await Person.arrive(browser, system.url, name, device);
    people.push(person);
    return person;
  };

  beforeAll(async () => {
    system = await TestSystem.start({ members: 200, hasHistory: false });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    for (const person of people) await keepPicture(person.page, `story-${person.name}-last`);
    await browser.close();
    await system.stop();
  });
  const membersNamed = async (name: string): Promise<number> =>
    (await system.app.get(Database).query('select 1 from org.member where full_name = $1', [name])).length;

  it('repairs, writes, undoes and writes again, prints slips, stops a second import and sees what keeps the first one', async () => {
    const officer = await arrive('import-officer', 'laptop');
    await officer.signIn('xa.hamyen', DEMO_PASSWORD);
    const first = await bring(officer, LIST);
    await repair(officer);
    await write(officer, first);
    await writeAgain(officer);
    const member = await arrive('import-member', 'phone');
    await activate(member, await slipOf(officer, MEMBER));

    const second = await bring(officer, ADDITION);
    await officer.page.getByRole('tab', { name: /^Có thể trùng/ }).click();
    await officer.look('likeness');
    await officer.press('Cùng một người');
    await officer.sees(/Vừa trả lời cho/);
    await system.stopWorker();
    await officer.press(/^Ghi \d+ dòng vào danh sách/);
    await officer.sees(/Đang ghi: 0 trên/);
    await officer.look('writing');
    await officer.press('Dừng lại');
    await officer.press('Hủy lần nhập');
    await officer.sees('Đã hủy');
    await officer.look('cancelled');
    await system.startWorker();
    await officer.goTo(second);
    await officer.sees('Đã hủy');

    await officer.goTo(first);
    await officer.press('Hoàn tác cả lần nhập');
    await officer.sees(/Lù Seo Páo.*đã dùng phiếu hoặc tài khoản/);
    await officer.look('obstacles');
    expect(await membersNamed(MEMBER)).toBe(1);
    expect(people.flatMap((person) => person.faults)).toEqual([]);
  }, 240_000);
});
