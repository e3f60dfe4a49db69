import { createDataSource, DatabaseSettings, rebuildWordIndexes, settingsOf } from '@lopso/platform';
import { type Command, EXIT } from '../command';

/** After erasures: the files of indexes let go of the words that no row holds any more. The application goes on meanwhile. */
export const forgetWords: Command = {
  summary: 'dựng lại các chỉ mục từ ngữ, để tệp của chúng không giữ tên người đã xóa',
  usage: ['forget-words'],
  async run() {
    const { DATABASE_URL, DATABASE_OWNER_URL } = settingsOf(DatabaseSettings);
    const owner = await createDataSource(DATABASE_OWNER_URL === '' ? DATABASE_URL : DATABASE_OWNER_URL).initialize();
    try {
      const { length } = await rebuildWordIndexes(owner);
      process.stdout.write(
        length > 0
          ? `${length} chỉ mục đã dựng lại.\n`
          : 'Không có chỉ mục nào của vai trò này. Đặt DATABASE_OWNER_URL là vai trò sở hữu bảng rồi chạy lại.\n',
      );
      return length > 0 ? EXIT.done : EXIT.found;
    } finally {
      await owner.destroy();
    }
  },
};
