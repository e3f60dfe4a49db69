import { readFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { type Person } from './person';

/** What the overview says of one commune. */
export interface Standing {
  readonly total: number;
  readonly finished: number;
  readonly missing: number;
  readonly ratePercent: number;
}

/** The figures of a commune as the overview has them in its data; the screen has to show the same ones. */
export async function readStanding(officer: Person, communeName: string): Promise<Standing> {
  const answer = officer.page.waitForResponse((response) => response.url().endsWith('/overview') && response.ok());
  await officer.goTo('/so?xem=tat-ca');
  const { communes } = (await (await answer).json()) as { communes: (Standing & { fullName: string })[] };
  const found = communes.find(({ fullName }) => fullName === communeName);
  if (found === undefined) throw new Error(`no commune ${communeName} in the overview`);
  const { total, finished, missing, ratePercent } = found;
  const name = officer.page.getByRole('link', { name: communeName, exact: true });
  const row = officer.page.locator('#tat-ca').getByRole('row').filter({ has: name });
  const [rate = '', ...counts] = (await row.getByRole('cell').allInnerTexts()).slice(-4);
  expect(counts.map(Number)).toEqual([finished, total, missing]);
  expect(Number(rate.replace(/[^\d,]/g, '').replace(',', '.'))).toBeCloseTo(ratePercent, 1);
  await officer.look('figures-of-communes');
  return { total, finished, missing, ratePercent };
}

/** The department's figures: the commune has moved, and every figure opens its people. */
export async function readFigures(officer: Person, name: string): Promise<void> {
  await officer.goTo('/so');
  await officer.sees(/thành viên đã hoàn thành/);
  await officer.look('overview');
  expect(await officer.page.locator('h1').innerText()).toMatch(/^1\s+trong\s+201/);
  await officer.page
    .getByRole('link', { name: /^Hàm Yên/ })
    .first()
    .click();
  await officer.sees('Các tổ');
  await officer.look('commune');
  await officer.page.getByRole('link', { name: /Pắng/ }).first().click();
  await officer.sees(name);
  await officer.look('team');
  await officer.page
    .getByRole('link', { name: new RegExp(name.split(' ').at(-1) ?? '') })
    .first()
    .click();
  await officer.sees(/Đã hoàn thành ngày/);
  await officer.look('why');
}

/** Somebody who is not finished: the page says what is missing in words. */
export async function readWhyNot(officer: Person): Promise<void> {
  await officer.goTo('/so/nguoi?ten=my');
  await officer.sees('Người trong đợt');
  await officer.page.getByRole('link', { name: /Mỷ/ }).first().click();
  await officer.sees(/Còn thiếu: .*C01.*giờ lớp/);
  await officer.look('why-not');
}

/** The exported list has as many rows as the screen says people. */
export async function exportList(officer: Person): Promise<void> {
  await officer.goTo('/so/nguoi');
  await officer.sees('201 người');
  await officer.look('people');
  const download = officer.page.waitForEvent('download');
  await officer.press('Xuất .xlsx');
  const rows = await readSheet(readFileSync(await (await download).path()));
  const people = rows.filter((row) => row.some((cell) => /^Xã Hàm Yên|^Xã |^Phường /.test(String(cell))));
  expect(people).toHaveLength(201);
}
