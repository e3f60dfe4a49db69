import { readFileSync } from 'node:fs';
import { type Person } from './person';
import { textOfPdf } from './slips';

/** What is printed on a certificate. */
export interface PaperFacts {
  readonly code: string;
  readonly text: string;
}

/** Waits for the certificate, opens it and reads the PDF. */
export async function fetchCertificate(member: Person): Promise<PaperFacts> {
  await member.goTo('/giay');
  for (let turn = 0; turn < 40 && !(await member.page.getByText('Còn giá trị').isVisible()); turn += 1) {
    await member.page.waitForTimeout(500);
    await member.goTo('/giay');
  }
  await member.page
    .getByRole('link', { name: /Bồi dưỡng/ })
    .first()
    .click();
  await member.sees('Cho người khác kiểm tra');
  await member.look('certificate');
  await member.press('Gửi đường dẫn');
  const sent = await member.page.getByLabel('Lời gửi').inputValue();
  await member.look('certificate-sent');
  await member.press('Về giấy chứng nhận');
  const download = member.page.waitForEvent('download');
  await member.press(/^Tải giấy/);
  const text = await textOfPdf(readFileSync(await (await download).path()));
  const [, a = '', b = '', c = ''] = /\b([2-9A-Z]{4})-([2-9A-Z]{4})-([2-9A-Z]{2})\b/.exec(text) ?? [];
  const code = a + b + c;
  expect(sent).toContain(`/kiem-tra/${code}`);
  return { code, text };
}

/** Somebody without an account checks the paper: right code, then one wrong sign. */
export async function checkPaper(stranger: Person, { code }: PaperFacts, name: string): Promise<void> {
  await stranger.goTo(`/kiem-tra/${code}`);
  await stranger.sees('Giấy có thật, còn giá trị');
  await stranger.sees(name);
  await stranger.sees(/chưa có chữ ký của cơ quan/);
  await stranger.look('check');
  const wrong = (code.startsWith('7') ? '8' : '7') + code.slice(1);
  await stranger.goTo(`/kiem-tra/${wrong}`);
  await stranger.sees(/gõ sai/i);
  await stranger.look('mistyped');
}
