import { writeFileSync } from 'node:fs';
import { loadAllSettings } from '@lopso/platform';
import { filesOf, type OwnDatabase, ownDatabase } from '../support/own-database';
import { TestApi } from '../support/test-api';
import { SimulatedYear } from '../support/year/year';
import { SMALL_YEAR, WHOLE_YEAR } from '../support/year/year-size';

/** What the year must have had some of: what never happened, proves nothing. */
const DEEDS = [
  'certificates issued',
  'classes',
  'communes merged',
  'corrections',
  'courses read on paper',
  'leaders asked for more',
  'lessons read',
  'lists released',
  'lists taken back',
  'marks by card',
  'marks by number',
  'marks by paper',
  'marks by roll',
  'marks by scan',
  'marks kept without network',
  'papers replaced',
  'papers withdrawn',
  'people taken in at the door',
  'places asked for',
  'places booked',
  'places given back',
  'quizzes failed',
  'quizzes passed',
  'quizzes passed on paper',
  'rounds',
  'seats in a new team',
  'seats passed on',
  'sessions handed to a stand-in',
  'sessions held',
  'sessions moved',
  'tasks graded',
  'turns in a waiting list',
  'waivers',
];

/** `LOPSO_YEAR=whole` is the province at full size (`npm run bench:year`), with its report written to `LOPSO_YEAR_REPORT`. */
const isWhole = process.env['LOPSO_YEAR'] === 'whole';

describe('a year of a province', () => {
  let database: OwnDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await ownDatabase();
    // The files of a database belong to it: among them is a note of where its audit trail ends.
    Object.assign(process.env, { DATABASE_URL: database.url, FILES_DIRECTORY: filesOf(database.url) });
    loadAllSettings();
    api = await TestApi.start();
  });
  afterAll(async () => {
    await api.stop();
    await database.drop();
  });

  it(
    'leaves everything as what was done must have left it',
    async () => {
      const year = await SimulatedYear.begin(api, isWhole ? WHOLE_YEAR : SMALL_YEAR);
      const report = await year.live();
      const file = process.env['LOPSO_YEAR_REPORT'];
      if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
      expect(report.faults).toEqual([]);
      expect(report.checks).toBe(12);
      expect(Object.keys(report.done).sort()).toEqual([...DEEDS].sort());
      expect(report.passages.renewed).toBeGreaterThan(0);
      expect(report.auditEntries).toBeGreaterThan(report.members);
    },
    isWhole ? 4 * 3_600_000 : 600_000,
  );
});
