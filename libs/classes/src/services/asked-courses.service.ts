import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { CHANGE_CLASSES } from '../classes.permissions';
import { CoursesFinished } from './courses-finished';

/** Tells who plans a class, or changes one, which courses people can finish at all (decision 0083). */
@Injectable()
export class AskedCourses {
  constructor(
    private readonly courses: CoursesFinished,
    private readonly access: Access,
  ) {}

  /** Ids of the courses that rounds over the units where the actor changes classes ask for or asked for, own classes included. @throws Forbidden */
  async list(actor: Actor): Promise<readonly string[]> {
    this.access.requireHeld(actor, CHANGE_CLASSES);
    return this.courses.askedOver(this.access.reach(actor, CHANGE_CLASSES));
  }
}
