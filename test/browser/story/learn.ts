import { type Person } from './person';
import { type QuizTaker } from './quiz';

/** Reads a lesson to its end and says so. */
export async function readLesson(member: Person, lessonId: string): Promise<void> {
  await member.goTo(`/bai/${lessonId}`);
  await member.page.locator('.prose').waitFor();
  await member.page.keyboard.press('End');
  await member.press('Đọc xong');
  await member.sees('Đã ghi là đọc xong.');
}

/** A lesson left in the middle opens there again. */
export async function leaveAndResume(member: Person, lessonId: string): Promise<void> {
  await member.goTo(`/bai/${lessonId}`);
  await member.page.locator('.prose').waitFor();
  await member.look('lesson');
  await member.press('Đọc tiếp');
  const isKept = member.page.waitForResponse((response) => response.url().endsWith('/progress') && response.ok());
  await member.press('Đọc tiếp');
  await isKept;
  await member.goTo('/hoc');
  await member.look('courses');
  await member.goTo(`/bai/${lessonId}`);
  await member.page.waitForFunction('window.scrollY > 200');
}

/** Fails a quiz, is shown the lessons behind the wrong answers, and passes the next attempt. */
export async function failThenPass(member: Person, quizzes: QuizTaker, quizId: string): Promise<void> {
  const first = await quizzes.open(member, quizId);
  await member.look('question');
  await quizzes.answerAll(member, first, (index) => index % 2 === 0);
  await quizzes.submit(member);
  await member.sees('Chưa đạt');
  await member.sees(/nên đọc lại/);
  await member.look('failed');
  const second = await quizzes.open(member, quizId);
  await quizzes.answerAll(member, second, () => true);
  await quizzes.submit(member);
  await member.sees('Đạt');
  await member.look('passed');
}

/** Half-way the network dies; answers are kept, go up when it returns, and another phone finishes. */
export async function loseNetworkThenFinishElsewhere(
  member: Person,
  otherPhone: Person,
  quizzes: QuizTaker,
  quizId: string,
): Promise<void> {
  const questions = await quizzes.open(member, quizId);
  const [first, second, third] = questions;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('a paper of three questions at least');
  await quizzes.answer(member, first, true);
  await quizzes.next(member, 2);
  await member.context.setOffline(true);
  await quizzes.answer(member, second, true, /Đã lưu trên máy/);
  await member.sees(/Mất mạng/);
  await member.look('offline');
  await quizzes.next(member, 3);
  await quizzes.answer(member, third, true, /Đã lưu trên máy/);
  await member.context.setOffline(false);
  await member.sees(/^Đã lưu lúc/);
  await otherPhone.goTo(`/kiem-tra-khoa/${quizId}`);
  await otherPhone.press(/^Làm tiếp lượt/);
  await otherPhone.sees(/đã trả lời 3 câu/);
  await otherPhone.page.goto(`${otherPhone.page.url().split('?')[0]}?cau=4`);
  await otherPhone.sees(/^Câu 4 trên/);
  for (const [index, question] of questions.slice(3).entries()) {
    await quizzes.answer(otherPhone, question, true);
    if (index < questions.length - 4) await quizzes.next(otherPhone, index + 5);
  }
  await quizzes.submit(otherPhone);
  await otherPhone.sees('Đạt');
}
