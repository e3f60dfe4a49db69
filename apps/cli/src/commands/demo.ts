import { type Command, option } from '../command';
import { signInTable } from '../demo/demo-accounts';
import { DemoProvince } from '../demo/generate';
import { withServices } from '../operator.module';

const DEFAULT_MEMBERS = 20_000;
const DEFAULT_SEED = 2026;

/** Fills an empty province with invented people; a province that has people is left alone. Prints the sign-ins. */
export const demo: Command = {
  summary: 'tạo tỉnh mẫu: [--members 20000] [--seed 2026] [--as-of yyyy-mm-dd] [--history no]',
  async run(args) {
    const asOf = option(args, 'as-of');
    const options = {
      members: Number(option(args, 'members') ?? DEFAULT_MEMBERS),
      seed: Number(option(args, 'seed') ?? DEFAULT_SEED),
      asOf: asOf === undefined ? new Date() : new Date(`${asOf}T12:00:00+07:00`),
      hasHistory: option(args, 'history') !== 'no',
    };
    await withServices(async (find) => {
      const province = new DemoProvince(find, options);
      if (!(await province.isPeopled())) await province.generate();
    });
    process.stdout.write(signInTable());
    return 0;
  },
};
