import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'content.not-found': { title: 'Không có bài này', detail: 'Bài hoặc khóa này không còn. Anh chị mở lại từ mục Học.' },
});
