import { CompletionService } from '@lopso/learning';
import { type Command, EXIT } from '../command';
import { withServices } from '../operator.module';

/** Compares every stored completion with what the evidence gives; `--repair` writes the difference. */
export const checkCompletions: Command = {
  summary: 'so kết quả hoàn thành đã lưu với minh chứng; thêm --repair để tính lại',
  usage: ['check-completions [--repair]'],
  options: { repair: 'flag' },
  async run(words) {
    return withServices(async (find) => {
      const completions = find(CompletionService);
      const different = await completions.checkCompletions();
      for (const cycleId of different) process.stdout.write(`khác: chu kỳ ${cycleId}\n`);
      process.stdout.write(`${different.length} chu kỳ khác với minh chứng.\n`);
      if (different.length === 0) return EXIT.done;
      if (!words.flags.has('repair')) return EXIT.found;
      process.stdout.write(`${await completions.recomputeCompletions()} chu kỳ đã tính lại.\n`);
      return EXIT.done;
    });
  },
};
