import { type ProblemText } from './problem-text';

export const contentTexts: Record<string, ProblemText> = {
  'content.not-found': { title: 'Không có bài này', detail: 'Bài hoặc khóa này không còn. Anh chị mở lại từ mục Học.' },
};
