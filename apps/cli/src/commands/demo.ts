import { createDataSource, DatabaseSettings, settingsOf, vietnamDate } from '@lopso/platform';
import { type Command, EXIT, UsageError, wholeNumber, type Words } from '../command';
import { signInTable } from '../demo/demo-accounts';
import { DemoProvince } from '../demo/generate';
import { ROUND_DAYS } from '../demo/sample-round';
import { withServices } from '../operator.module';

const MEMBERS = { least: 1, most: 450_000, unset: 20_000 };
const SEED = { least: 0, most: 4_294_967_295, unset: 2026 };
const DAY_MS = 86_400_000;

/** Noon in Vietnam of the day behind `--as-of`; now when it is unset. The sample round has to be open today. */
function asOf(words: Words): Date {
  const now = new Date();
  const day = words.texts.get('as-of');
  if (day === undefined) return now;
  const noon = new Date(`${day}T12:00:00+07:00`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon.getTime()) && vietnamDate(noon) === day;
  const last = vietnamDate(now);
  const first = vietnamDate(new Date(now.getTime() - ROUND_DAYS.after * DAY_MS));
  if (isDay && day >= first && day <= last) return noon;
  throw new UsageError(`--as-of là ngày từ ${first} đến ${last}, không phải "${day}".`);
}

function hasHistory(words: Words): boolean {
  const history = words.texts.get('history') ?? 'yes';
  if (history !== 'yes' && history !== 'no') throw new UsageError(`--history là yes hoặc no, không phải "${history}".`);
  return history === 'yes';
}

/** Statistics of all tables; the tables of facts give theirs to their owner only. */
async function analyse(): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = settingsOf(DatabaseSettings);
  const dataSource = await createDataSource(DATABASE_OWNER_URL === '' ? DATABASE_URL : DATABASE_OWNER_URL).initialize();
  try {
    await dataSource.query('analyze');
  } finally {
    await dataSource.destroy();
  }
}

/** Fills an empty province with invented people; a province that has people is left alone. Prints the sign-ins. */
export const demo: Command = {
  summary: 'tạo tỉnh mẫu với người và kết quả bịa ra; tỉnh đã có người thì giữ nguyên',
  usage: ['demo [--members 20000] [--seed 2026] [--as-of <năm-tháng-ngày>] [--history yes|no]'],
  options: { members: 'text', seed: 'text', 'as-of': 'text', history: 'text' },
  async run(words) {
    const options = {
      members: wholeNumber(words, 'members', MEMBERS),
      seed: wholeNumber(words, 'seed', SEED),
      asOf: asOf(words),
      hasHistory: hasHistory(words),
    };
    await withServices(async (find) => {
      const province = new DemoProvince(find, options);
      if (await province.isPeopled()) return;
      await province.generate();
      await analyse();
    });
    process.stdout.write(signInTable());
    return EXIT.done;
  },
};
