import { Module } from '@nestjs/common';
import { ContentRepository } from './courses/content.repository';
import { CourseService } from './courses/course.service';
import { ProgrammeService } from './courses/programme.service';
import { EditionRepository } from './editions/edition.repository';
import { EditionService } from './editions/edition.service';
import { ContentPublisher } from './publishing/content-publisher.service';

/** Every provider of the library, once. */
const providers = [
  ContentRepository,
  CourseService,
  ProgrammeService,
  EditionRepository,
  EditionService,
  ContentPublisher,
];

/** Courses, lessons, programmes: compiled from Markdown, published as immutable versions. */
@Module({
  providers: [...providers],
  exports: [...providers],
})
export class ContentModule {}
