import { Module } from '@nestjs/common';
import { ContentPublisher } from './services/content-publisher';
import { CourseVersions } from './services/course-versions';
import { Courses, Lessons } from './services/courses';
import { LessonEditions } from './services/lesson-editions';
import { LessonNews } from './services/lesson-news';
import { MajorEditions } from './services/major-editions';
import { Programmes } from './services/programmes';
import { ContentRepository } from './storage/content.repository';
import { EditionRepository } from './storage/edition.repository';

/** Courses, lessons, programmes: compiled from Markdown, published as immutable versions. */
@Module({
  providers: [
    ContentRepository,
    EditionRepository,
    Courses,
    CourseVersions,
    Lessons,
    LessonEditions,
    LessonNews,
    MajorEditions,
    Programmes,
    ContentPublisher,
  ],
  exports: [Courses, CourseVersions, Lessons, LessonEditions, LessonNews, MajorEditions, Programmes, ContentPublisher],
})
export class ContentModule {}
