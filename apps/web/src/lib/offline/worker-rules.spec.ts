import { isKeptRead, isReadFor, isShellFile } from './worker-rules';

describe('service worker', () => {
  it('keeps only the reads a member learns from', () => {
    expect(
      [
        '/api/me/home',
        '/api/me/progress',
        '/api/me/card',
        '/api/courses',
        '/api/courses/C05',
        '/api/lessons/C05-04',
        '/api/courses/C05/sheet',
        '/api/attempts/7',
        '/api/attempts/7/result',
        '/api/quizzes/C05-QUIZ',
        '/api/tasks/C05-TASK',
      ].every(isKeptRead),
    ).toBe(true);
    expect(
      [
        '/api/members',
        '/api/coursesx',
        '/api/attempts/7/answers',
        '/api/quizzes/C05-QUIZ/attempts',
        '/api/submissions/7/photos/1',
        '/api/paper-attempts/7',
        '/api/me/certificates',
        '/api/class-sessions',
      ].some(isKeptRead),
    ).toBe(false);
  });

  it('keeps for an account only what the server read for it', () => {
    const read = (status: number, headers: HeadersInit): Response => new Response('{}', { status, headers });
    expect(isReadFor('a1', read(200, { 'x-read-for': 'a1' }))).toBe(true);
    expect(
      [read(200, { 'x-read-for': 'b1' }), read(200, {}), read(404, { 'x-read-for': 'a1' })].some((answer) =>
        isReadFor('a1', answer),
      ),
    ).toBe(false);
  });

  it('serves only its own files from the shell', () => {
    expect(isShellFile('/assets/a.js', ['/assets/a.js'])).toBe(true);
    expect(isShellFile('/assets/b.js', ['/assets/a.js'])).toBe(false);
  });
});
