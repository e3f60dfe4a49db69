import { UnitImport } from '@lopso/org';
import { type Command, option } from '../command';
import { withServices } from '../operator.module';

/** Loads the official units; safe to repeat. */
export const importUnits: Command = {
  summary: 'nạp danh sách tỉnh, xã, phường chính thức từ content/units',
  async run(args) {
    const folder = option(args, 'folder') ?? 'content/units';
    const result = await withServices((find) => find(UnitImport).importOfficialUnits(folder));
    process.stdout.write(`${result.added} đơn vị mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên.\n`);
    return 0;
  },
};
