import { UnitImportService } from '@lopso/org';
import { type Command, EXIT } from '../command';
import { withServices } from '../operator.module';

/** Loads the official units; safe to repeat. */
export const importUnits: Command = {
  summary: 'nạp danh sách tỉnh, xã, phường chính thức từ content/units',
  usage: ['import-units [--folder content/units]'],
  options: { folder: 'text' },
  async run(words) {
    const folder = words.texts.get('folder') ?? 'content/units';
    const result = await withServices((find) => find(UnitImportService).importOfficialUnits(folder));
    process.stdout.write(`${result.added} đơn vị mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên.\n`);
    return EXIT.done;
  },
};
