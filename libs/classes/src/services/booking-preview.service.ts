import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden } from '@lopso/platform';
import { type RequiredCourse } from '../rules/booking-plan';
import { BookingRepository } from '../storage/booking.repository';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { BookablePeople, type PeopleToBook } from './bookable-people.service';
import { ClassAccess } from './class-access.service';
import { WantedCourses } from './wanted-courses.service';

/** Somebody who could not be given a place, and the courses she has to finish before. */
export interface LackingPerson {
  readonly memberId: string;
  readonly fullName: string;
  readonly missing: readonly RequiredCourse[];
}

/** Who of those somebody is about to book lacks what the class builds on. */
export interface BookingPreview {
  /** How many of those asked about have no place yet. */
  readonly people: number;
  /** By given name. */
  readonly lacking: readonly LackingPerson[];
}

/** Tells who lacks a course before anybody is booked (decision 0083); nothing is held, and it is judged again with the booking. */
@Injectable()
export class BookingPreviews {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly people: BookablePeople,
    private readonly access: ClassAccess,
    private readonly wanted: WantedCourses,
    private readonly bookings: BookingRepository,
  ) {}

  /** The reading is noted for those who lack something. @throws NotFound for a hidden class, person or team, Forbidden for another trainer's class */
  async of(actor: Actor, classGroupId: string, request: PeopleToBook): Promise<BookingPreview> {
    const group: ClassGroup = this.access.visited(actor, await this.groups.findGroup(classGroupId));
    if (!this.access.mayBook(actor, group)) throw new Forbidden();
    const people = await this.people.of(actor, request);
    this.access.requireOfGuests(actor, group, people);
    const placed = new Set((await this.bookings.bookingsOf(group.id)).map(({ memberId }) => memberId));
    const asked = people.filter(({ id }) => !placed.has(id));
    const missing = await this.wanted.ofClass(
      group.id,
      asked.map(({ id }) => id),
    );
    const lacking = asked.flatMap(({ id: memberId, fullName }) => {
      const courses = missing.get(memberId);
      return courses === undefined ? [] : [{ memberId, fullName, missing: courses }];
    });
    await this.access.noteClassRead(
      actor,
      group,
      lacking.map(({ memberId }) => memberId),
    );
    return { people: asked.length, lacking };
  }
}
