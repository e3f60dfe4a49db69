/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import QuizFacts from './components/QuizFacts.svelte';
import type { Quiz } from './types';

const line = { id: 'a', number: 1, isOnPaper: false, submittedAt: '2026-11-28T02:00:00Z' };
const quiz = {
  ...{ count: 10, rightAnswersNeeded: 8, timeLimitMinutes: 30, maxAttempts: 1, attemptsLeft: 0, openAttemptId: null },
  ...{ bestPercent: 60, isPassed: false, granted: [], attempts: [line] },
} as unknown as Quiz;

async function told(more: Partial<Quiz>): Promise<string> {
  const part = mount(QuizFacts, { target: document.body, props: { quiz: { ...quiz, ...more } } });
  flushSync();
  const words = document.body.textContent ?? '';
  await unmount(part);
  return words;
}

describe('who has no attempt left at a quiz', () => {
  it('reads whom to ask, and that the trainer helps', async () => {
    expect(await told({})).toContain('Gặp giảng viên để được hướng dẫn, hỏi cán bộ xã để được cho thêm lượt.');
  });

  it('reads whom to ask although she passed: a round may ask for more points', async () => {
    const words = await told({ isPassed: true, bestPercent: 85 });
    expect(words).toContain('Nếu đợt bồi dưỡng cần điểm cao hơn thì hỏi cán bộ xã để được cho thêm lượt.');
    expect(words).not.toContain('Gặp giảng viên');
  });

  it('reads nothing of it while the last one is under way, on the phone or on a drawn sheet, or one is left', async () => {
    const sheet = { ...line, number: 2, isOnPaper: true, submittedAt: null };
    for (const more of [{ attempts: [line, sheet] as Quiz['attempts'] }, { attemptsLeft: 1 }, { attemptsLeft: null }])
      expect(await told(more)).not.toContain('cho thêm lượt');
  });
});
