import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { SCHEDULE_CLASSES } from '../classes.permissions';
import { CoursesFinished } from './courses-finished';

/** Tells who plans a class which courses people can finish at all (decision 0083). */
@Injectable()
export class AskedCourses {
  constructor(
    private readonly courses: CoursesFinished,
    private readonly access: Access,
  ) {}

  /** Ids of the courses that open rounds over the actor's units ask for. @throws Forbidden */
  async list(actor: Actor): Promise<readonly string[]> {
    this.access.requireHeld(actor, SCHEDULE_CLASSES);
    return this.courses.askedOver(this.access.scope(actor, SCHEDULE_CLASSES));
  }
}
