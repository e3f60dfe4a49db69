export * from './compiler';
export { ContentModule } from './content.module';
export { ContentNotFound } from './content.errors';
export { ContentPublisher, type Publication } from './services/content-publisher';
export { Courses, Lessons } from './services/courses';
export { Programmes } from './services/programmes';
export type { CourseOutline, LessonOutline, LessonPage } from './storage/content.repository';
