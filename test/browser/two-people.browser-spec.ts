import { type Browser } from 'playwright-core';
import { Database } from '@lopso/platform';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

/** Decision 0066, as it is seen: one officer proposes, another approves, the holder is told, the public page says so. */
describe('a certificate that two people withdraw', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 120, hasHistory: true });
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

  it('stands until the second says yes, then falls for everybody, and is issued again by another proposal', async () => {
    const held = await system.app.get(Database).queryOne<{ id: string; code: string; username: string }>(
      `select c.id, c.code, a.username from credentials.certificate c join identity.account a on a.member_id = c.member_id
       where a.state = 'active' order by c.number limit 1`,
    );
    if (held === null) throw new Error('The sample province has no holder who signs in');
    const [first, second] = [await arrive('sokhcn', 'laptop'), await arrive('quantri', 'laptop')];

    await first.goTo(`/so/giay/${held.id}`);
    await first.press('Thu hồi giấy');
    await first.sees('Chưa duyệt thì giấy vẫn như cũ.');
    await first.press('Gửi đề nghị 1 giấy');
    await first.page.locator('select[aria-invalid="true"]:focus').waitFor();
    await first.choose('Lý do', 'Cấp nhầm');
    await first.press('Gửi đề nghị 1 giấy');
    await first.page.locator('textarea[aria-invalid="true"]:focus').waitFor();
    await first.fill('Ghi chú cho cán bộ', 'Nhầm hai người cùng tên');
    await first.look('form');
    await first.press('Gửi đề nghị 1 giấy');
    await first.sees('Anh chị là người đề nghị nên không tự duyệt.');
    await first.look('proposed');
    expect(await first.page.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0);

    const anybody = await Person.arrive(browser, system.url, 'public', 'phone');
    await anybody.goTo(`/kiem-tra/${held.code}`);
    await anybody.sees('Giấy có thật, còn giá trị');

    await second.goTo('/so/giay/de-nghi');
    await second.look('waiting');
    await second.press(/^Thu hồi:/);
    await second.press('Duyệt');
    await second.sees('Đã duyệt và làm xong 1 giấy.');
    await second.look('approved');

    await anybody.goTo(`/kiem-tra/${held.code}`);
    await anybody.sees(/Đã thu hồi ngày .* vì cấp nhầm\./);
    await anybody.look('withdrawn');

    const holder = await arrive(held.username, 'phone');
    await holder.goTo('/');
    await holder.sees(/gửi đơn khiếu nại đến Sở Khoa học và Công nghệ/);
    await holder.look('told');
    await holder.press('Tôi biết rồi');
    await holder.page.getByText('Giấy chứng nhận của anh chị có thay đổi').waitFor({ state: 'detached' });

    await second.goTo(`/so/giay/${held.id}`);
    await second.press('Cấp lại giấy');
    await second.choose('Lý do', 'Thu hồi nhầm');
    await second.fill('Ghi chú cho cán bộ', 'Hai người khác nhau thật');
    await second.press('Gửi đề nghị 1 giấy');
    await second.sees('Anh chị là người đề nghị nên không tự duyệt.');
    await first.goTo(new URL(second.page.url()).pathname);
    await first.press('Duyệt');
    await first.sees(/^Giấy mới số/);

    await anybody.goTo(`/kiem-tra/${held.code}`);
    await anybody.press(/^Kiểm tra giấy mới số/);
    await anybody.sees('Giấy có thật, còn giá trị');
    await anybody.press(/^Xem giấy cũ số/);
    await anybody.sees('Giấy này đã bị thu hồi');
    expect([first, second, anybody, holder].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
