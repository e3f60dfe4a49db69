import { type Browser } from 'playwright-core';
import { Database, newId } from '@lopso/platform';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

/** Decision 0067, as it is seen: a topic and places, a leader proposes, her commune names, a member can't come, a class is filled. */

/** What lies half under the tabs at the foot is no small target: the end of a page has room for them. */
const atTheEnd = (person: Person): Promise<unknown> => person.page.evaluate('scrollTo(0, document.body.scrollHeight)');

describe('demand before dates', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 120, hasHistory: true });
    // The sample province has a call of its own; this one is the first.
    await system.app.get(Database).execute('delete from planning.class_call', []);
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const arrive = async (username: string, device: 'laptop' | 'phone'): Promise<Person> => {
    const person = await Person.arrive(browser, system.url, username, device);
    await signInAs(person.context, system.url, username);
    return person;
  };

  /** A class of the sample trainer to come, of no course. */
  async function aClass(trainer: Person): Promise<void> {
    const csrf = (await trainer.context.cookies()).find(({ name }) => name === 'lopso_csrf')?.value ?? '';
    const venue = await system.app
      .get(Database)
      .queryOne<{ id: string }>(
        `select v.id from classes.venue v join org.unit u on u.id = v.unit_id where u.code = '02374' limit 1`,
      );
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const form = { clientKey: newId(), title: 'Ký số cho tổ', venueId: venue?.id, capacity: 10, isHolidayKnown: true };
    const made = await trainer.context.request.post(`${system.url}/api/class-groups`, {
      headers: { 'x-csrf-token': csrf },
      data: { ...form, sessions: [{ on: day, from: '05:00', to: '06:00' }] },
    });
    expect(made.status()).toBe(201);
  }

  it('goes from the department through the leader and the commune to a class', async () => {
    const department = await arrive('sokhcn', 'laptop');
    await department.goTo('/so/ke-hoach');
    await department.press('Đăng ký nhu cầu');
    await department.sees('Chưa có đăng ký nào');
    await department.press('Mở đăng ký');
    // The way to the form and what sends it have the same words.
    await department.page.getByLabel('Chủ đề', { exact: true }).waitFor();
    await department.press('Mở đăng ký');
    await department.page.locator('[aria-invalid="true"]:focus').waitFor();
    await department.sees('Nhập số chỗ cho ít nhất một xã.');
    await department.fill('Chủ đề', 'Ký số cho tổ');
    await department.fill('Hạn ghi tên', '31/12/2099');
    await department.fill('Số chỗ của Xã Hàm Yên', '1o');
    await department.sees('Nhập một số từ 0 đến 2000.');
    await department.fill('Số chỗ của Xã Hàm Yên', '3');
    await department.sees('Tổng: 3 chỗ ở 1 xã.');
    await department.look('form');
    await department.press('Mở đăng ký');
    await department.sees('Đã ghi 0/3 chỗ ở 1 xã. 1 xã chưa ghi ai.');

    const leader = await arrive('totruong', 'phone');
    await leader.goTo('/');
    await leader.sees('Còn 3 chỗ, hạn 31/12/2099. Đề xuất người trong tổ.');
    await leader.press(/Xã tìm người đi học “Ký số cho tổ”/);
    await leader.sees('Đề xuất người đi học');
    await leader.sees('Ký số cho tổ');
    await leader.page
      .getByRole('button', { name: /^Đề xuất / })
      .first()
      .click();
    await leader.sees('chờ xã trả lời');
    await leader.page
      .getByRole('button', { name: /^Đề xuất / })
      .first()
      .click();
    await leader.page.getByText('chờ xã trả lời').nth(1).waitFor();
    await atTheEnd(leader);
    await leader.look('proposed');

    const commune = await arrive('xa.hamyen', 'laptop');
    await commune.goTo('/xa');
    await commune.press(/^Sở mời đề cử 3 người .* Còn 3 chỗ chưa ghi tên\. 2 người tổ trưởng đề xuất/);
    await commune.press('Các đăng ký');
    await commune.press('Ký số cho tổ');
    await commune.sees('Tổ trưởng đề xuất');
    await commune.page
      .getByRole('button', { name: /^Nhận đề xuất / })
      .first()
      .click();
    await commune.sees('Còn 2 chỗ.');
    await commune.page
      .getByRole('button', { name: /^Không nhận / })
      .first()
      .click();
    await commune.fill('Lý do, tổ trưởng sẽ đọc', 'Xã dành chỗ cho tổ khác.');
    await commune.page.getByRole('dialog').getByRole('button', { name: 'Không nhận' }).click();
    await commune.sees('Lý do: Xã dành chỗ cho tổ khác.');
    await leader.goTo('/to-cua-toi/dang-ky');
    await leader.sees('Lý do: Xã dành chỗ cho tổ khác.');
    await atTheEnd(leader);
    await leader.look('answered');

    await commune.press('Ghi cả tổ');
    await commune.page.getByRole('dialog').getByRole('checkbox').first().check();
    await commune.look('teams');
    await commune.press('Ghi tên 1 tổ');
    await commune.sees(/người chưa ghi được/);
    await commune.sees('Đã đủ chỗ.');
    await commune.look('filled');

    await aClass(await arrive('giangvien', 'laptop'));
    await department.page.reload();
    await department.press('Xếp người vào lớp');
    await department.page.locator('[aria-invalid="true"]:focus').waitFor();
    await department.sees('Chọn lớp để xếp người vào.');
    await department.page.getByLabel('Lớp', { exact: true }).selectOption({ index: 1 });
    await department.sees('3 người chờ lớp');
    await department.press('Xếp 3 người vào lớp');
    await department.sees('Xã Hàm Yên: 3 người');
    await department.look('asked');
    await department.page.getByRole('dialog').getByRole('button', { name: 'Xếp vào lớp' }).click();
    await department.sees(/Đã xếp \d người vào lớp\./);
    await department.look('booked');
    for (const { faults } of [department, leader, commune]) expect(faults).toEqual([]);
  }, 120_000);
});
