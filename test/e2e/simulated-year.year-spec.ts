import { writeFileSync } from 'node:fs';
import { loadAllSettings } from '@lopso/platform';
import { filesOf, type OwnDatabase, ownDatabase } from '../support/own-database';
import { TestApi } from '../support/test-api';
import { SimulatedYear } from '../support/year/year';
import { SMALL_YEAR, wholeYear } from '../support/year/year-size';

/** What the year must have had some of: what never happened, proves nothing. */
const DEEDS = [
  'badges accepted',
  'badges refused',
  'badges sent in',
  'cards kept without network',
  'certificates issued',
  'changes of papers that came to nothing',
  'classes',
  'classes moved to another commune',
  'communes merged',
  'corrections',
  'courses read on paper',
  'dates of one person taken back',
  'expired papers asked for',
  'first pages looked at',
  'later dates for communes',
  'later dates for everybody',
  'later dates for one person',
  'later dates taken back',
  'leaders asked for more',
  'lessons read',
  'lists of who is late looked at',
  'lists released',
  'lists taken back',
  'marks by card',
  'marks by number',
  'marks by paper',
  'marks by roll',
  'marks by scan',
  'marks kept without network',
  'marks typed in from paper after the end',
  'papers replaced',
  'papers signed outside',
  'papers withdrawn',
  'papers without waived hours',
  'passages finished while their round was ended',
  'passages told as grace',
  'passages told as over',
  'passages told as renewable',
  'passages told as valid',
  'people asked for a changed lesson',
  'people found gone by lot',
  'people found there by lot',
  'people freed of a wrong round',
  'people given a later date',
  'people left unfinished by an end',
  'people remembered on a closed roll',
  'people taken in at the door',
  'people who joined a round taken up again',
  'places asked for',
  'places booked',
  'places given back',
  'quizzes failed',
  'quizzes passed',
  'quizzes passed on paper',
  'records of people who left looked at',
  'renewals ended with their round',
  'replaced papers asked for',
  'revoked badges let stand',
  'revoked badges taken back',
  'rounds',
  'rounds ended',
  'rounds not taken back',
  'rounds taken back',
  'rounds taken up again',
  'seats in a new team',
  'seats passed on',
  'sessions ended by an officer',
  'sessions handed to a stand-in',
  'sessions held',
  'sessions moved',
  'sessions told as back',
  'sessions told as off',
  'signed sheets kept',
  'tasks graded',
  'teams looked at by their leaders',
  'turns in a waiting list',
  'valid papers asked for',
  'waivers',
  'withdrawn papers asked for',
];

/** What the small year has had some of besides; at other sizes it is left to chance whom the one list that comes late is about. */
const DEEDS_OF_SMALL_YEAR = ['passages finished by a list that came after the end'];

/** `LOPSO_YEAR=whole` is the province at full size (`npm run bench:year`), smaller with `BENCH_MEMBERS`, with its report written to `LOPSO_YEAR_REPORT`. */
const isWhole = process.env['LOPSO_YEAR'] === 'whole';
const members = process.env['BENCH_MEMBERS'] === undefined ? null : Number(process.env['BENCH_MEMBERS']);

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
      const tell = isWhole ? (line: string) => process.stderr.write(`${line}\n`) : undefined;
      const year = await SimulatedYear.begin(api, isWhole ? wholeYear(members) : SMALL_YEAR, tell);
      const report = await year.live();
      const file = process.env['LOPSO_YEAR_REPORT'];
      if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
      expect(report.faults).toEqual([]);
      expect(report.checks).toBe(12);
      expect(Object.keys(report.done)).toEqual(
        expect.arrayContaining(isWhole ? [...DEEDS] : [...DEEDS, ...DEEDS_OF_SMALL_YEAR]),
      );
      expect(report.passages.renewed).toBeGreaterThan(0);
      expect(report.auditEntries).toBeGreaterThan(report.members);
    },
    isWhole ? 4 * 3_600_000 : 900_000,
  );
});
