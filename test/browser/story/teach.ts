import { type Person } from './person';

export const CLASS_TITLE = 'Dịch vụ công trực tuyến, xã Hàm Yên';
const VENUE = 'Hội trường UBND xã Hàm Yên';

/** When the class takes place. */
export interface ClassHours {
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

async function fillClass(trainer: Person, title: string, hours: ClassHours): Promise<void> {
  await trainer.goTo('/giang-vien/lop/moi');
  await trainer.fill('Tên lớp', title);
  await trainer.page.getByLabel('Xã, phường', { exact: true }).selectOption({ label: 'Xã Hàm Yên' });
  await fillHours(trainer, hours);
}

async function fillHours(trainer: Person, hours: ClassHours): Promise<void> {
  await trainer.fill('Ngày', hours.on);
  await trainer.fill('Từ', hours.from);
  await trainer.fill('Đến', hours.to);
}

/** Schedules the class in a new hall; a second one at the same time is refused by name. */
export async function scheduleClass(trainer: Person, hours: ClassHours): Promise<void> {
  await fillClass(trainer, CLASS_TITLE, hours);
  await trainer.press('Thêm địa điểm');
  const dialog = trainer.page.getByRole('dialog');
  await dialog.getByLabel('Tên địa điểm').fill(VENUE);
  await dialog.getByRole('button', { name: 'Lưu địa điểm' }).click();
  await trainer.page.getByLabel('Địa điểm', { exact: true }).waitFor();
  await trainer.fill('Số chỗ', '30');
  await trainer.look('class-form');
  await trainer.press('Xếp lớp');
  await trainer.page.waitForURL(/\/giang-vien\/lop\/[0-9a-f-]{36}$/);
  const made = trainer.page.url();
  await fillClass(trainer, 'Lớp trùng giờ', { ...hours, from: '09:00', to: '10:00' });
  await trainer.fill('Số chỗ', '30');
  await trainer.press('Xếp lớp');
  await trainer.sees(new RegExp(CLASS_TITLE));
  await trainer.look('class-clash');
  await trainer.page.goto(made);
}

/** Books the members of two teams; gives the address of the session. */
export async function bookTwoTeams(trainer: Person): Promise<string> {
  await trainer.sees('Học viên');
  await trainer.press('Ghi tên theo tổ');
  const dialog = trainer.page.getByRole('dialog');
  await dialog.getByText('Thôn Pắng').click();
  await dialog.getByRole('checkbox').first().check();
  await trainer.look('book-teams');
  await dialog.getByRole('button', { name: 'Ghi tên 2 tổ' }).click();
  await trainer.sees(/Đã ghi tên/);
  await trainer.look('class');
  const link = trainer.page.locator('a[href*="/giang-vien/buoi/"], a[href*="buoi="]').first();
  const href = (await link.getAttribute('href')) ?? '';
  return /[0-9a-f-]{36}/.exec(href)?.[0] ?? '';
}

/** In the hall: opens the session, one tap and its undo, somebody who was not booked. */
export async function callRoll(trainer: Person, sessionId: string): Promise<void> {
  await trainer.goTo(`/giang-vien/buoi/${sessionId}`);
  await trainer.press('Mở buổi');
  await trainer.sees('Kết thúc buổi');
  await trainer.look('roll');
  await trainer.page
    .getByRole('button', { name: /^Ghi có mặt/ })
    .first()
    .click();
  await trainer.sees(/^Đã ghi/);
  await trainer.press('Hoàn tác');
  await trainer.sees(/^Đã hoàn tác/);
  await trainer.page
    .getByRole('button', { name: /^Ghi có mặt/ })
    .first()
    .click();
  await trainer.press(/^Thêm người/);
  const dialog = trainer.page.getByRole('dialog');
  await dialog.getByLabel('Tên người cần tìm').fill('ng');
  await dialog
    .getByRole('button', { name: /^Thêm / })
    .first()
    .click();
  await trainer.sees(/và ghi có mặt/);
  await trainer.look('walk-in');
  await trainer.page.keyboard.press('Escape');
}

/** On a laptop: arrows choose a row, P or the space bar marks, Z takes back, the slash looks for a name. */
export async function callRollByKeyboard(trainer: Person, sessionId: string): Promise<void> {
  await trainer.goTo(`/giang-vien/buoi/${sessionId}`);
  const { keyboard } = trainer.page;
  const rows = trainer.page.getByRole('listitem');
  await rows.first().waitFor();
  const chosen = trainer.page.locator('li[aria-current="true"]');
  const isAbsent = chosen.getByRole('button', { name: /^Ghi có mặt/ });
  const isPresent = chosen.getByRole('button', { name: /^Có mặt/ });
  for (let row = await rows.count(); row > 0 && !(await isAbsent.isVisible()); row -= 1) {
    await keyboard.press('ArrowDown');
    await chosen.waitFor();
  }
  for (const key of ['p', ' ']) {
    await keyboard.press(key);
    await isPresent.waitFor();
    await trainer.look('roll-by-keyboard');
    await keyboard.press('z');
    await isAbsent.waitFor();
    await trainer.sees(/^Đã hoàn tác/);
  }
  await keyboard.press('/');
  await keyboard.type('không có ai tên thế');
  await trainer.sees(/^Không có ai tên như vậy/);
  expect(await rows.count()).toBe(0);
}

/** The address behind the code that is on the hall's screen now. */
export async function codeOnScreen(screen: Person, sessionId: string): Promise<string> {
  await screen.goTo(`/giang-vien?buoi=${sessionId}`);
  const answer = await screen.page.waitForResponse(
    (response) => response.url().endsWith('/scan-code') && response.ok(),
  );
  await screen.sees(/^\d{3} \d{3}$/);
  await screen.look('hall');
  return ((await answer.json()) as { path: string }).path;
}

/** The member's phone opens the code: her name and one button. */
export async function scan(member: Person, address: string): Promise<void> {
  await member.goTo(address);
  await member.look('scan');
  await member.press('Ghi tôi có mặt');
  await member.sees(/^Đã ghi .* có mặt/);
}

/** Ends the session; its hours are counted. */
export async function closeSession(trainer: Person, sessionId: string): Promise<void> {
  await trainer.goTo(`/giang-vien/buoi/${sessionId}`);
  await trainer.press('Kết thúc buổi');
  await trainer.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Kết thúc/ })
    .click();
  await trainer.sees(/^Đã kết thúc|Buổi đã kết thúc/);
  await trainer.look('closed');
}
