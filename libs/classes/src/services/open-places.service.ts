import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type OpenPlace, OpenPlaceRepository } from '../storage/open-place.repository';
import { CommuneNames } from './commune-names.service';
import { type MinutesBetween, TravelTimes } from './travel-times.service';
import { WantedCourses } from './wanted-courses.service';

/** Somebody who could come to a class; all of one question belong to one province. */
export interface PossibleGuest {
  readonly memberId: string;
  readonly communeId: string;
  /** ltree path of where she belongs. */
  readonly unitPath: string;
}

/** A class to come in which one member has a place, or may take one. */
export interface PlaceForMember extends Pick<
  OpenPlace,
  'classGroupId' | 'topic' | 'title' | 'communeId' | 'startsOn' | 'minutes'
> {
  readonly communeName: string;
  readonly isBooked: boolean;
}

const MOST_CLASSES = 200;

/** Classes to come that people could still come to. */
@Injectable()
export class OpenPlaces {
  constructor(
    private readonly places: OpenPlaceRepository,
    private readonly travel: TravelTimes,
    private readonly names: CommuneNames,
    private readonly wanted: WantedCourses,
    private readonly clock: Clock,
  ) {}

  /**
   * By member: first where she has a place, then by the way there, then by day; not where she lacks a course the class builds on. Of 200 classes at
   * most, those apart into which none of these people is let. Seven statements for however many people. A place is not held, and whether her hours are free is judged when she takes it. No access check.
   */
  async of(guests: readonly PossibleGuest[]): Promise<Map<string, PlaceForMember[]>> {
    const province = guests[0]?.unitPath.split('.')[0];
    if (province === undefined) return new Map();
    const now = this.clock.now();
    const memberIds = guests.map(({ memberId }) => memberId);
    const asked = {
      memberIds,
      communeIds: [...new Set(guests.map(({ communeId }) => communeId))],
      lackedIds: await this.wanted.lackedByAll(await this.places.coursesBuiltOn(province, now), memberIds),
    };
    const found = await this.places.listFor(province, asked, now, MOST_CLASSES);
    const communes = [...new Set([...asked.communeIds, ...found.map(({ communeId }) => communeId)])];
    const [between, names, admits] = await Promise.all([
      this.travel.between(communes),
      this.names.of(communes),
      this.wanted.admits(
        found.map(({ classGroupId }) => classGroupId),
        asked.memberIds,
      ),
    ]);
    const mayCome = ({ classGroupId, hasPlace, bookedIds }: OpenPlace, memberId: string): boolean =>
      bookedIds.includes(memberId) || (hasPlace && admits(classGroupId, memberId));
    const openTo = ({ memberId }: PossibleGuest): OpenPlace[] => found.filter((place) => mayCome(place, memberId));
    return new Map(guests.map((guest) => [guest.memberId, ofGuest(guest, openTo(guest), { between, names })]));
  }
}

function ofGuest(
  { memberId, communeId: home }: PossibleGuest,
  open: readonly OpenPlace[],
  { between, names }: { readonly between: MinutesBetween; readonly names: ReadonlyMap<string, string> },
): PlaceForMember[] {
  const ranked = open.map((place) => ({
    place,
    rank: place.bookedIds.includes(memberId) ? -2 : place.communeId === home ? -1 : between(home, place.communeId),
  }));
  ranked.sort((a, b) => a.rank - b.rank || (a.place.startsOn < b.place.startsOn ? -1 : 1));
  return ranked.map(({ place: { classGroupId, topic, title, communeId, startsOn, minutes }, rank }) => ({
    ...{ classGroupId, topic, title, communeId, startsOn, minutes },
    communeName: names.get(communeId) ?? '',
    isBooked: rank === -2,
  }));
}
