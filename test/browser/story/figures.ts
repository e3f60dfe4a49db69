import { readFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { type Person } from './person';

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
