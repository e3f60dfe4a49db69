import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentPublisher } from './services/content-publisher';
import { Courses, Lessons } from './services/courses';
import { Programmes } from './services/programmes';
import {
  CourseEntity,
  CourseVersionEntity,
  LessonVersionEntity,
  ProgrammeEntity,
  ProgrammeVersionEntity,
} from './storage/content.entities';
import { ContentRepository } from './storage/content.repository';

const entities = [CourseEntity, CourseVersionEntity, LessonVersionEntity, ProgrammeEntity, ProgrammeVersionEntity];

/** Courses, lessons, programmes: compiled from Markdown, published as immutable versions. */
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  providers: [ContentRepository, Courses, Lessons, Programmes, ContentPublisher],
  exports: [Courses, Lessons, Programmes, ContentPublisher],
})
export class ContentModule {}
