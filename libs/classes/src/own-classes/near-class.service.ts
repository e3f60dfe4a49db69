import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  decodeCursor,
  encodeCursor,
  foldText,
  isId,
  isInstant,
  type ListPage,
  normaliseCode,
  pageOf,
} from '@lopso/platform';
import { BookingPlaceService } from '../booking/booking-place.service';
import { type RequiredCourse } from '../booking/booking.rules';
import { EligibilityService } from '../booking/eligibility.service';
import { type Subject } from '../make-up/make-up.rules';
import { type ActingMember, ClassAccess } from '../scheduling/class-access.service';
import { CommuneService, type MinutesBetween } from '../venues/commune.service';
import { WaitlistRepository } from '../waitlist/waitlist.repository';
import { promotionStopsAt, type WaitingTurn } from '../waitlist/waitlist.rules';
import {
  type ComingSession,
  type NearClass,
  NearClassRepository,
  type OfferedClass,
  type OfferedPart,
  type OpenPlace,
} from './near-class.repository';
import { compareNear, type NearPlace, nearPlaceOf } from './near-class.rules';

/** Which part of the classes to come is asked for. `text`: in the name of commune, hall, class, course or trainer; null: all. */
export interface NearWish {
  /** Only those in which she has a place, waits or asked. */
  readonly isHers: boolean;
  readonly text: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A class to come in its place. */
export interface PlacedClass extends OfferedClass {
  readonly communeName: string;
  /** Null where nobody knows the way; 0 at home. */
  readonly travelMinutes: number | null;
  readonly place: NearPlace;
}

/** The same classes in their order for whoever lives in a commune. */
export type OrderedFor = (homeCommuneId: string) => PlacedClass[];

/** Parts stand on lines of their own: what is typed has none, so nothing is found across two. */
const clashWordsOf = ({ title, topicTitle, communeName, venueName, trainerName }: PlacedClass): string =>
  [title, topicTitle ?? '', communeName, venueName, trainerName].map((part) => foldText(part)).join('\n');

const cursorOf = ({ way, startsAt, classGroupId }: NearPlace): string =>
  encodeCursor([String(way), startsAt.toISOString(), classGroupId]);

/** Null when it is none of ours: the list starts anew. */
function placeIn(cursor: string | null): NearPlace | null {
  const [way = '', at, id] = decodeCursor(cursor, 3) ?? [];
  if (!/^-?\d{1,7}$/.test(way) || !isInstant(at) || !isId(id)) return null;
  return { way: Number(way), startsAt: new Date(at), classGroupId: id };
}

/** Where somebody stands on a waiting list, and until when places come by themselves. */
export interface OwnTurn extends Pick<WaitingTurn, 'position' | 'turn' | 'communePlaces' | 'ahead'> {
  readonly stopsAt: Date;
  /** From `stopsAt` on, and while a session of the class runs, a free place goes to whoever asks first. */
  readonly isFirstCome: boolean;
}

/** A session still to come, with the commune it meets in. */
export type AskableSession = ComingSession & { readonly communeName: string };

/** A class that a member may ask a place in. */
export interface AskableClass extends Omit<NearClass, 'sessions'> {
  readonly communeName: string;
  readonly isOwnCommune: boolean;
  /** Minutes from her commune to that of the class (decision 0056); null where nobody knows the way. */
  readonly travelMinutes: number | null;
  /** Soonest first: the days she has to be free on. */
  readonly sessions: readonly AskableSession[];
  /** The next session is near, or one runs: a place given back goes to nobody by itself, but to who asks first. */
  readonly isFirstCome: boolean;
  /** Null when she does not wait. */
  readonly turn: OwnTurn | null;
  /** Courses it builds on that she has not finished: without them she gets no place. */
  readonly missing: readonly RequiredCourse[];
}

const communesOf = (found: readonly NearClass[]): string[] => [
  ...new Set(found.flatMap(({ sessions }) => sessions.map(({ communeId }) => communeId))),
];

/** So many at a time, unless the caller says otherwise. */
const PAGE = 30;

/** A part of the classes to come that were asked for; `total` counts all of them. */
export interface NearPage extends ListPage<AskableClass> {
  readonly total: number;
}

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

/** Classes to come, nearest first, for a member who looks for one and for people who may be booked as guests. */
@Injectable()
export class NearClassService {
  constructor(
    private readonly classAccess: ClassAccess,
    private readonly classes: NearClassRepository,
    private readonly communes: CommuneService,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
    private readonly places: BookingPlaceService,
    private readonly waitlistRows: WaitlistRepository,
  ) {}

  /**
   * Those she has to do with first, then her commune's, then others by the way there, those of one commune by their day.
   * @throws Forbidden for an account without a member
   */
  async listNearClasses(
    actor: Actor,
    { isHers = false, text = null, cursor = null, limit = PAGE }: Partial<NearWish> = {},
  ): Promise<NearPage> {
    const member = await this.classAccess.requireOwnMember(actor);
    const { items, nextCursor, total } = await this.orderedPage(member, { isHers, text, cursor, limit });
    return { items: await this.describeClasses(member, items), nextCursor, total };
  }

  /**
   * The class somebody sent her the short address of; lower case, blanks and dashes in the code don't matter. Null: nobody shares one as this, or it isn't to meet
   * any more, or not in her province.
   * @throws Forbidden for an account without a member
   */
  async findSharedClass(actor: Actor, typed: string): Promise<AskableClass | null> {
    const member = await this.classAccess.requireOwnMember(actor);
    const [one = null] = await this.describeClasses(member, await this.placeSharedClass(member, normaliseCode(typed)));
    return one;
  }

  /** All that make up for a class about the subject, in the same order, so many at a time. No access check. */
  async *listClassesAbout(member: ActingMember, subject: Subject): AsyncGenerator<AskableClass> {
    yield* this.oneByOne(member, await this.orderClassesAbout(member, subject));
  }

  /** These classes, in this order, as the member sees them, so many at a time. No access check. */
  async *oneByOne(member: ActingMember, placed: readonly PlacedClass[]): AsyncGenerator<AskableClass> {
    for (let from = 0; from < placed.length; from += PAGE)
      yield* await this.describeClasses(member, placed.slice(from, from + PAGE));
  }

  async orderedPage(
    member: ActingMember,
    { isHers, text, cursor, limit }: NearWish,
  ): Promise<ListPage<PlacedClass> & { readonly total: number }> {
    const sought = foldText(text ?? '').trim();
    const found = (await this.inOrder(member, { isHers })).filter((one) => clashWordsOf(one).includes(sought));
    const after = placeIn(cursor);
    const rest = after === null ? found : found.filter(({ place }) => compareNear(place, after) > 0);
    return { ...pageOf(rest, limit, ({ place }) => cursorOf(place)), total: found.length };
  }

  /** The class with this short public code, where it is still to meet in her province. */
  async placeSharedClass(member: ActingMember, code: string): Promise<PlacedClass[]> {
    return this.inOrder(member, { sharedAs: code });
  }

  /** All that make up for a class about the subject. */
  async orderClassesAbout(member: ActingMember, subject: Subject): Promise<PlacedClass[]> {
    return this.inOrder(member, { about: subject });
  }

  /** The same of a province for whoever lives in one of these communes, read once for all of them; as nobody has to do with the classes. */
  async orderClassesFor(provincePath: string, subject: Subject, homeIds: readonly string[]): Promise<OrderedFor> {
    const found = await this.classes.listOffered({ id: null, provincePath }, this.clock.now(), { about: subject });
    return this.ordering(found, homeIds);
  }

  private async inOrder(member: ActingMember, only: OfferedPart): Promise<PlacedClass[]> {
    const found = await this.classes.listOffered(member, this.clock.now(), only);
    return (await this.ordering(found, [member.communeId]))(member.communeId);
  }

  private async ordering(found: readonly OfferedClass[], homeIds: readonly string[]): Promise<OrderedFor> {
    const communes = [...new Set([...homeIds, ...found.map(({ communeId }) => communeId)])];
    const unknown = new Set(await this.communes.communesWithoutPlace(communes));
    const [between, names] = [
      await this.communes.travelMinutesBetween(communes),
      await this.communes.namesOf(communes),
    ];
    const minutesFrom = (home: string, communeId: string): number | null => {
      if (communeId === home) return 0;
      return unknown.has(home) || unknown.has(communeId) ? null : between(home, communeId);
    };
    return (home) =>
      found
        .map((one) => {
          const travelMinutes = minutesFrom(home, one.communeId);
          const communeName = names.get(one.communeId) ?? '';
          return { ...one, communeName, travelMinutes, place: nearPlaceOf(one, home, travelMinutes) };
        })
        .sort((a, b) => compareNear(a.place, b.place));
  }

  /** These classes, in this order, as the member sees them; without those that have no session to come by now. No access check. */
  async describeClasses(member: ActingMember, placed: readonly PlacedClass[]): Promise<AskableClass[]> {
    const ids = placed.map(({ classGroupId }) => classGroupId);
    const now = this.clock.now();
    const found = await this.classes.describeClasses(member.id, ids, now);
    const names = await this.communes.namesOf(communesOf(found));
    const byId = new Map(found.map((one) => [one.classGroupId, one]));
    const missing = await this.eligibility.missingCoursesOfMember(ids, member.id);
    const classes: AskableClass[] = [];
    for (const { classGroupId, communeName, travelMinutes } of placed) {
      const one = byId.get(classGroupId);
      if (one === undefined) continue;
      classes.push({
        ...one,
        ...{ communeName, travelMinutes },
        sessions: one.sessions.map((session) => ({ ...session, communeName: names.get(session.communeId) ?? '' })),
        isFirstCome: one.isRunning || now >= promotionStopsAt(one.startsAt, one),
        isOwnCommune: one.communeId === member.communeId,
        turn: await this.ownTurnsOf(one, member.id),
        missing: missing.get(classGroupId) ?? [],
      });
    }
    return classes;
  }

  /** Null when she does not wait. */
  async ownTurnsOf(
    { classGroupId, startsAt, isWaiting, isRunning }: NearClass,
    memberId: string,
  ): Promise<OwnTurn | null> {
    if (!isWaiting) return null;
    const mine = (await this.places.waitingTurnsOf(classGroupId)).find((turn) => turn.memberId === memberId);
    if (mine === undefined) return null;
    const stopsAt = promotionStopsAt(startsAt, await this.waitlistRows.policyOf(classGroupId));
    const { position, turn, communePlaces, ahead } = mine;
    const isFirstCome = isRunning || this.clock.now() >= stopsAt;
    return { position, turn, communePlaces, ahead, stopsAt, isFirstCome };
  }

  /**
   * By member: first where she has a place, then by the way there, then by day; not where she lacks a course the class builds on. Of 200 classes at
   * most, those apart into which none of these people is let. Seven statements for however many people. A place is not held, and whether her hours are free is judged when she takes it. No access check.
   */
  async listOpenPlaces(guests: readonly PossibleGuest[]): Promise<Map<string, PlaceForMember[]>> {
    const province = guests[0]?.unitPath.split('.')[0];
    if (province === undefined) return new Map();
    const now = this.clock.now();
    const memberIds = guests.map(({ memberId }) => memberId);
    const asked = {
      memberIds,
      communeIds: [...new Set(guests.map(({ communeId }) => communeId))],
      lackedIds: await this.eligibility.coursesMissingToAll(
        await this.classes.coursesBuiltOn(province, now),
        memberIds,
      ),
    };
    const found = await this.classes.listOpenPlaces(province, asked, now, MOST_CLASSES);
    const communes = [...new Set([...asked.communeIds, ...found.map(({ communeId }) => communeId)])];
    const [between, names, admits] = await Promise.all([
      this.communes.travelMinutesBetween(communes),
      this.communes.namesOf(communes),
      this.eligibility.admitsByCourses(
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
