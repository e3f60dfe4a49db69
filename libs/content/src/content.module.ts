import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentPublisher } from './services/content-publisher';
import { CourseVersions } from './services/course-versions';
import { Courses, Lessons } from './services/courses';
import { LessonEditions } from './services/lesson-editions';
import { LessonNews } from './services/lesson-news';
import { MajorEditions } from './services/major-editions';
import { Programmes } from './services/programmes';
import {
  CourseEntity,
  CourseVersionEntity,
  LessonVersionEntity,
  ProgrammeEntity,
  ProgrammeVersionEntity,
} from './storage/content.entities';
import { ContentRepository } from './storage/content.repository';
import { EditionRepository } from './storage/edition.repository';

const entities = [CourseEntity, CourseVersionEntity, LessonVersionEntity, ProgrammeEntity, ProgrammeVersionEntity];

/** Courses, lessons, programmes: compiled from Markdown, published as immutable versions. */
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
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
