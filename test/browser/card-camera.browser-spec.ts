import sharp from 'sharp';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { renderSVG } from 'uqr';
import { Database } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { CardKeys } from '../../libs/classes/src/cards/card-keys.service';
import { momentOf, readCard } from '../../libs/classes/src/cards/member-card.rules';
import { MemberCardService } from '../../libs/classes/src/cards/member-card.service';
import { executablePath, FLAGS, openBrowser } from '../support/browser';
import { cameraFlags, type Shown, writeFilm } from '../support/fake-camera';
import { TestSystem } from '../support/system';
import { Person } from './story/person';
import { aSessionNow } from './story/session-now';

describe('cards before the camera of the trainer’s phone', () => {
  let system: TestSystem;
  let folder: string;
  const browsers: Browser[] = [];

  beforeAll(async () => {
    system = await TestSystem.start({ members: 200, hasHistory: false });
    folder = mkdtempSync(join(tmpdir(), 'lopso-camera-'));
  }, 180_000);
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    rmSync(folder, { recursive: true, force: true });
    await system.stop();
  });

  async function textIn(picture: Buffer): Promise<string> {
    const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
  }

  /** The member's own phone: the text of the code on its screen, and what the server says of her card. */
  async function cardOnScreen(): Promise<{ shown: string; code: string; number: string }> {
    const browser = await openBrowser();
    browsers.push(browser);
    const holder = await Person.arrive(browser, system.url, 'card-holder', 'phone');
    await holder.signIn('thanhvien', DEMO_PASSWORD);
    await holder.goTo('/cua-toi/the');
    const answer = holder.page.waitForResponse(
      (one) => one.url().endsWith('/api/me/card') && one.request().method() === 'POST',
    );
    await holder.press('Lấy thẻ');
    const { card } = (await (await answer).json()) as { card: { code: string; number: string } };
    const face = holder.page.getByRole('region', { name: 'Thẻ của tôi' });
    await face.getByRole('img').waitFor();
    await holder.sees('Mã tự đổi sau mỗi 30 giây');
    await holder.look('own-card');
    const shown = await textIn(await face.screenshot());
    return { shown, code: card.code, number: card.number.replace('-', '') };
  }

  const coded = (text: string): Buffer => Buffer.from(renderSVG(text, { ecc: 'M', border: 4, pixelSize: 8 }));

  async function trainerBefore(shown: readonly Shown[]): Promise<Person> {
    const film = join(folder, 'film.y4m');
    await writeFilm(film, shown);
    const browser = await chromium.launch({
      executablePath: executablePath(),
      args: [...FLAGS, ...cameraFlags(film)],
    });
    browsers.push(browser);
    const trainer = await Person.arrive(browser, system.url, 'card-trainer', 'phone');
    await trainer.signIn('giangvien', DEMO_PASSWORD);
    return trainer;
  }

  it('are asked for leave, read with and without network, and told from forged ones and other codes', async () => {
    const { sessionId, booked } = await aSessionNow(system.app.get(Database), 'open');
    const [holder, second] = booked;
    const keys = system.app.get(CardKeys);
    const { shown, code, number } = await cardOnScreen();
    const read = readCard(shown);
    expect(read?.kind === 'moving' && keys.isOurs(read)).toBe(true);
    const picture = coded(keys.movingCodeOf(number, momentOf(new Date()) - 20));
    // A phone held up for minutes, a second for each of the codes it shows meanwhile.
    const { number: held } = await system.app.get(MemberCardService).ensureCard(second?.id ?? '', second?.id ?? '');
    const moments = Array.from({ length: 10 }, (_, index) => momentOf(new Date()) + index);
    const bare = { picture: null, seconds: 1 };
    const forged = code.replace(/.(?=.{20}$)/, (sign) => (sign === 'A' ? 'B' : 'A'));
    const trainer = await trainerBefore([
      { picture: coded(code), seconds: 2 },
      bare,
      ...moments.map((moment) => ({ picture: coded(keys.movingCodeOf(held, moment)), seconds: 1 })),
      bare,
      // The same number as the printed one above: right after it, it would be the same card still held.
      { picture, seconds: 2 },
      bare,
      { picture: coded(forged), seconds: 2 },
      bare,
      // What anybody draws who has seen the number on a card.
      { picture: coded('K7DTR8QWMB'), seconds: 2 },
      bare,
      { picture: coded('00020101021138540010A000000727'), seconds: 2 },
      bare,
    ]);
    const { page, context } = trainer;
    // A machine that is busy reads few frames of the film; each card comes round again.
    context.setDefaultTimeout(60_000);
    const roll = `/giang-vien/buoi/${sessionId}`;
    await trainer.goTo(roll);
    await page
      .getByRole('button', { name: /^Ghi có mặt/ })
      .first()
      .waitFor();
    await trainer.goTo(`${roll}/quet-the`);
    await trainer.sees('Máy ảnh chưa được phép dùng');
    await trainer.look('denied');

    await context.grantPermissions(['camera']);
    await context.setOffline(true);
    await trainer.press('Mở lại máy ảnh');
    // On a slow machine the film is at its second round before the page was looked at: "đã có mặt từ trước" then.
    const isPresent = (name = ''): RegExp => new RegExp(`${name} (đã )?có mặt`);
    await trainer.sees(isPresent(holder?.name));
    await trainer.look('seen');
    await trainer.sees('Mã thẻ này đã cũ');
    await trainer.sees(isPresent(second?.name));
    await trainer.sees('Thẻ này không phải do Lớp Số cấp');
    await trainer.sees('Mã này không phải thẻ');
    await trainer.sees('Đây không phải thẻ thành viên');
    await trainer.look('refused');
    const marks = (): Promise<unknown[]> =>
      system.app
        .get(Database)
        .query('select member_id as "memberId", source from classes.attendance_mark where class_session_id = $1', [
          sessionId,
        ]);
    expect(await marks()).toEqual([]);

    await context.setOffline(false);
    for (let turn = 0; turn < 120 && (await marks()).length < 2; turn += 1) await page.waitForTimeout(500);
    await trainer.sees(`${holder?.name ?? ''} đã có mặt từ trước`);
    expect(await marks()).toEqual(
      expect.arrayContaining([holder, second].map((one) => ({ memberId: one?.id, source: 'card' }))),
    );
    expect(trainer.faults).toEqual([]);
  }, 180_000);
});
