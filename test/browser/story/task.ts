import sharp from 'sharp';
import { type Person } from './person';

const WORDS =
  'Tôi sang nhà bác trưởng thôn buổi tối. Bác tự tìm thủ tục trên máy của bác, đọc to hồ sơ cần có. Tôi chỉ ngồi bên cạnh, bác tự bấm và chép vào sổ các bước đã làm.';

/** A photo as a phone makes it: large, with the place it was taken. */
async function photo(): Promise<Buffer> {
  const place = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 7/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 2/1 0/1' },
  };
  return sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#e8dcc0' } })
    .withExif(place)
    .jpeg()
    .toBuffer();
}

/** Hands in a photo and a few words; the warning comes before the camera. */
export async function handIn(member: Person, taskId: string): Promise<void> {
  await member.goTo(`/thuc-hanh/${taskId}`);
  await member.press('Thêm ảnh');
  await member.sees('Trong ảnh không có người và giấy tờ');
  await member.look('before-camera');
  const chooser = member.page.waitForEvent('filechooser');
  await member.press('Mở máy ảnh');
  await (await chooser).setFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await member.page.getByRole('button', { name: 'Bỏ ảnh 1' }).waitFor();
  await member.page.getByLabel('Vài dòng về việc đã làm').fill(WORDS);
  await member.press('Nộp bài thực hành');
  await member.sees('Chờ chấm');
  await member.look('handed-in');
}

/** The stored photo carries no place: looked at through the member's own browser. */
export async function storedPhoto(
  member: Person,
): Promise<{ format: string | undefined; hasExif: boolean; widest: number }> {
  await member.page.getByText(/^Bài anh chị đã nộp/).click();
  const source = await member.page
    .getByRole('img', { name: /^Ảnh 1/ })
    .first()
    .getAttribute('src');
  const bytes = await (await member.context.request.get(new URL(source ?? '', member.url).href)).body();
  const metadata = await sharp(bytes).metadata();
  return {
    format: metadata.format,
    hasExif: metadata.exif !== undefined,
    widest: Math.max(metadata.width, metadata.height),
  };
}

/** Grades the first waiting task with the keyboard alone: not good enough, with a word on what to mend. */
export async function returnTask(trainer: Person): Promise<void> {
  await trainer.goTo('/giang-vien/cham-bai');
  await trainer.sees(/Tiêu chí, cần đạt/);
  await trainer.look('grading');
  const { keyboard } = trainer.page;
  await judgeAll(trainer, false);
  await keyboard.press('Enter');
  await trainer.page.locator('textarea:focus').waitFor();
  await keyboard.type('Ảnh chưa thấy các bước. Anh chị chụp lại trang sổ ở chỗ sáng.');
  await trainer.look('grading-comment');
  await keyboard.press('Control+Enter');
  await trainer.sees(/^Đã trả bài cho/);
}

/** Passes the task that was handed in again, with the keyboard alone. */
export async function passTask(trainer: Person): Promise<void> {
  await trainer.goTo('/giang-vien/cham-bai');
  await trainer.sees(/Tiêu chí, cần đạt/);
  await judgeAll(trainer, true);
  await trainer.page.keyboard.press('Enter');
  await trainer.sees(/^Đã ghi .*đạt/);
}

/** A criterion's number says "met", the same number again "not met". */
async function judgeAll(trainer: Person, isMet: boolean): Promise<void> {
  const criteria = trainer.page.locator('form fieldset');
  for (let index = 0; index < (await criteria.count()); index += 1) {
    const side = criteria.nth(index).getByRole('radio', { name: isMet ? /^Đạt/ : /^Chưa đạt/ });
    await trainer.page.keyboard.press(String(index + 1));
    if (!isMet) await trainer.page.keyboard.press(String(index + 1));
    expect(await side.isChecked()).toBe(true);
  }
}
