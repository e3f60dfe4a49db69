import { Completions } from '@lopso/learning';
import { type Command } from '../command';
import { withServices } from '../operator.module';

/** Compares every stored completion with what the evidence gives; `--repair` writes the difference. */
export const checkCompletions: Command = {
  summary: 'so kết quả hoàn thành đã lưu với minh chứng; thêm --repair để tính lại',
  async run(args) {
    return withServices(async (find) => {
      const completions = find(Completions);
      const different = await completions.check();
      for (const cycleId of different) process.stdout.write(`khác: chu kỳ ${cycleId}\n`);
      process.stdout.write(`${different.length} chu kỳ khác với minh chứng.\n`);
      if (different.length === 0) return 0;
      if (!args.includes('--repair')) return 1;
      process.stdout.write(`${await completions.recomputeAll()} chu kỳ đã tính lại.\n`);
      return 0;
    });
  },
};
