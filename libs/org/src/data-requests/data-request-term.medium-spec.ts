import { type TestingModule } from '@nestjs/testing';
import { type Actor, type Database, newId, vietnamDate } from '@lopso/platform';
import { startOrg } from '../../../../test/support/org';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { DataRequestService } from './data-request.service';

const [YESTERDAY, TODAY, TOMORROW] = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;

/** Vietnamese hours: the earliest of them is another day in UTC, and before noon the hour a paper is taken to be of lies ahead. */
const HOURS = ['00:00', '00:05', '06:59', '07:00', '08:00', '11:59', '12:00', '12:01', '18:00', '23:55'] as const;

describe('a request on paper', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let officer: Actor;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    commune = await province.commune();
    officer = province.officer('commune-officer', commune);
  });
  afterAll(() => module.close());

  const writeDown = async (madeOn: string, hour: string) => {
    const member = await province.member(commune, 'Vàng Thị Mỷ');
    clock.stopAt(`${TODAY}T${hour}:00+07:00`);
    const draft = { kind: 'access', wish: null, madeOn, clientKey: newId() } as const;
    return module.get(DataRequestService).writePaperDown(officer, member.id, draft);
  };

  it.each(HOURS)('of today is taken at %s, with the same last days at every hour', async (hour) => {
    const { madeAt, answerDueOn, actDueOn } = await writeDown(TODAY, hour);
    expect([vietnamDate(madeAt), madeAt.getTime() <= clock.now().getTime()]).toEqual([TODAY, true]);
    // Two working days, then thirty days as the settings have them.
    expect([answerDueOn, actDueOn]).toEqual(['2026-11-27', '2026-12-07']);
  });

  it.each(HOURS)('of yesterday is taken at %s as of that day, and one of tomorrow is refused', async (hour) => {
    expect(vietnamDate((await writeDown(YESTERDAY, hour)).madeAt)).toBe(YESTERDAY);
    const refused = { faults: [{ pointer: '#/madeOn', code: 'org.date-in-future' }] };
    await expect(writeDown(TOMORROW, hour)).rejects.toMatchObject(refused);
  });
});
