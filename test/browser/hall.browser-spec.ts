import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, newId } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { openBrowser, openContext } from '../support/browser';
import { PhoneBrowser } from '../support/phone-browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';

/** What a page of the trainer's phone keeps of the session, as its kit is called. */
const kitOf = (sessionId: string): string => `Object.values(localStorage).join().includes('kit.${sessionId}') ||
  Object.keys(localStorage).some((name) => name.includes('kit.${sessionId}'))`;

interface Booked {
  readonly id: string;
  readonly name: string;
}

describe('a hall without network', () => {
  let system: TestSystem;
  let memory: string;
  let phone: PhoneBrowser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 200, hasHistory: false, host: 'localhost' });
    memory = mkdtempSync(join(tmpdir(), 'lopso-hall-'));
  }, 180_000);

  afterEach(() => phone.kill());

  afterAll(async () => {
    rmSync(memory, { recursive: true, force: true });
    await system.stop();
  });

  /** An open session of the trainer that began ten minutes ago, and who is booked for it, the printed member first. */
  async function openSession(): Promise<{ sessionId: string; booked: Booked[] }> {
    const database = system.app.get(Database);
    const [classId, sessionId, venueId] = [newId(), newId(), newId()];
    await database.execute(
      `insert into classes.venue (id, unit_id, unit_path, name, capacity)
       select $1, u.id, u.path, 'Nhà văn hóa thôn Làng Bát', 60 from org.unit u join org.member m on m.unit_id = u.id
       join identity.account a on a.member_id = m.id and a.username = 'thanhvien'`,
      [venueId],
    );
    await database.execute(
      `insert into classes.class_group (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at,
         whole_from_percent, round_to_minutes)
       select $1, v.unit_id, v.unit_path, 'Trả tiền qua điện thoại', a.id, a.display_name, 40, a.id, now(), 80, 5
       from classes.venue v, identity.account a where v.id = $2 and a.username = 'giangvien'`,
      [classId, venueId],
    );
    await database.execute(
      `insert into classes.class_session (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret)
       select $2, g.id, 1, g.trainer_id, $3, tstzrange(now() - interval '10 minutes', now() + interval '80 minutes'), 90, 'open', $4
       from classes.class_group g where g.id = $1`,
      [classId, sessionId, venueId, Buffer.alloc(32, 7)],
    );
    await database.execute(
      `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at)
       select gen_random_uuid(), $1, 40, row_number() over (), m.id, gen_random_uuid(), now() from (
         select m.id from org.member m
         order by m.id = (select member_id from identity.account where username = 'thanhvien') desc, m.id limit 4) m`,
      [classId],
    );
    await database.execute(
      `insert into classes.booked_time (booking_id, class_session_id, member_id, during)
       select b.id, s.id, b.member_id, s.during from classes.booking b join classes.class_session s using (class_group_id)
       where b.class_group_id = $1`,
      [classId],
    );
    const booked = await database.query<Booked>(
      `select m.id, m.full_name as name from classes.booking b join org.member m on m.id = b.member_id
       where b.class_group_id = $1 order by b.place`,
      [classId],
    );
    return { sessionId, booked };
  }

  /** The number on the printed member's card. */
  async function cardNumber(): Promise<string> {
    const browser = await openBrowser();
    const context = await openContext(browser, system.url, 'phone');
    await signInAs(context, system.url, 'thanhvien');
    const csrf = (await context.cookies()).find(({ name }) => name === 'lopso_csrf')?.value ?? '';
    const made = await context.request.post(`${system.url}/api/me/card`, { headers: { 'x-csrf-token': csrf } });
    const { card } = (await made.json()) as { card: { number: string } };
    await browser.close();
    return card.number;
  }

  const goTo = async (address: string): Promise<void> => {
    await phone.page.goto(`${system.url}${address}`);
    await phone.page.locator('h1, h2').first().waitFor();
  };
  const sees = (words: string | RegExp): Promise<void> => phone.page.getByText(words).first().waitFor();
  const toMark = ({ name }: Booked) =>
    phone.page.getByRole('button', { name: /^Ghi có mặt/ }).filter({ hasText: name });
  const marksOf = (sessionId: string): Promise<{ memberId: string; source: string }[]> =>
    system.app
      .get(Database)
      .query(
        `select member_id as "memberId", source from classes.attendance_mark where class_session_id = $1 order by id`,
        [sessionId],
      );

  /** Waits until a page's script says so; its policy lets no test do the waiting there. */
  async function isTrue(script: string): Promise<void> {
    for (let turn = 0; !(await phone.page.evaluate<boolean>(script)); turn += 1) {
      if (turn > 200)
        throw new Error(`still untrue: ${script}\n${await phone.page.evaluate<string>('document.body.innerText')}`);
      await phone.page.waitForTimeout(100);
    }
  }

  /** So many marks stand on the phone alone. */
  const waitOnPhone = (count: number): Promise<void> =>
    isTrue(`document.body.innerText.split('lưu trên máy').length - 1 === ${count}`);

  async function signIn(): Promise<void> {
    await goTo('/dang-nhap');
    await phone.page.getByLabel('Tên đăng nhập hoặc số điện thoại').fill('giangvien');
    await phone.page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
    await phone.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await phone.page.waitForURL(({ pathname }) => pathname !== '/dang-nhap');
  }

  it('keeps roll, cards and codes on the trainer’s phone over kill -9, and every mark goes up once', async () => {
    const { sessionId, booked } = await openSession();
    const [holder, second, third] = booked;
    if (holder === undefined || second === undefined || third === undefined) throw new Error('nobody is booked');
    const number = await cardNumber();
    const roll = `/giang-vien/buoi/${sessionId}`;

    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await signIn();
    await goTo(roll);
    await toMark(second).waitFor();
    await isTrue(kitOf(sessionId));
    await phone.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await phone.close();

    // In the hall: one by her card, one by a tap; the code on the phone goes on renewing itself.
    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await goTo(roll);
    await toMark(second).click();
    await sees('lưu trên máy');
    await goTo(`${roll}/quet-the`);
    await phone.page.getByLabel('Hoặc gõ số thẻ').fill(number);
    await phone.page.getByRole('button', { name: 'Ghi có mặt' }).click();
    await sees(new RegExp(`${holder.name.split(' ').at(-1) ?? ''} có mặt`));
    await goTo(`${roll}/ma`);
    await sees(/^\d{3} \d{3}$/);
    await phone.kill();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await goTo(roll);
    await waitOnPhone(2);
    await toMark(third).click();
    await waitOnPhone(3);
    expect(await marksOf(sessionId)).toEqual([]);
    await phone.kill();

    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await goTo(roll);
    await waitOnPhone(0);
    const marks = await marksOf(sessionId);
    expect(marks.map(({ memberId, source }) => `${memberId} ${source}`).sort()).toEqual(
      [`${holder.id} card`, `${second.id} roll`, `${third.id} roll`].sort(),
    );
    await phone.page.reload();
    await sees('Kết thúc buổi');
    expect(await marksOf(sessionId)).toEqual(marks);
  }, 180_000);
});
