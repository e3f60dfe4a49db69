import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { type Course, type Progress, stepsOf } from './course-steps';

const noProgress: Progress = { lessons: [], news: [], quizzes: [], tasks: [] };

/** What the member has begun; staff without a member's record read without progress. */
async function readProgress(isMember: boolean, signal: AbortSignal): Promise<Progress> {
  // What this device kept of an earlier version of the app names no news.
  return isMember ? { ...noProgress, ...(await call('get', '/api/me/progress', { signal })) } : noProgress;
}

/** All courses with the member's steps in them. */
export class CoursesState {
  readonly courses: Resource<{ courses: Course[]; progress: Progress }>;

  constructor(isMember: boolean) {
    this.courses = new Resource(async (signal) => {
      const [courses, progress] = await Promise.all([
        call('get', '/api/courses', { signal }),
        readProgress(isMember, signal),
      ]);
      return { courses, progress };
    });
  }
}

/** One course with the member's steps in it. */
export class CourseState {
  readonly course: Resource<{ course: Course; steps: ReturnType<typeof stepsOf> }>;

  constructor(courseId: () => string, isMember: boolean) {
    this.course = new Resource(async (signal) => {
      const [course, progress] = await Promise.all([
        call('get', '/api/courses/{courseId}', { path: { courseId: courseId() }, signal }),
        readProgress(isMember, signal),
      ]);
      return { course, steps: stepsOf(course, progress) };
    });
  }
}
