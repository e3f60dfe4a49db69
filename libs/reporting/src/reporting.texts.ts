import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'reporting.exports-busy': {
    title: 'Nhiều người đang tải danh sách',
    detail: 'Anh chị chờ {retryAfterSeconds} giây rồi tải lại. Các trang khác vẫn dùng bình thường.',
  },
});
