import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, encodeCursor, foldText, isId, isInstant, type ListPage, pageOf } from '@lopso/platform';
import { type Subject } from '../rules/make-up';
import { compareNear, type NearPlace, nearPlaceOf } from '../rules/near-order';
import { NearClassRepository, type OfferedClass, type OfferedPart } from '../storage/near-class.repository';
import { CommuneNames } from './commune-names.service';
import { type SelfMember } from './own-member.service';
import { TravelTimes } from './travel-times.service';

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

/** Puts the classes to come of a province into the order in which they concern a member: a fixed number of statements for however many of them. */
@Injectable()
export class NearOrder {
  constructor(
    private readonly classes: NearClassRepository,
    private readonly travel: TravelTimes,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  async page(
    member: SelfMember,
    { isHers, text, cursor, limit }: NearWish,
  ): Promise<ListPage<PlacedClass> & { readonly total: number }> {
    const sought = foldText(text ?? '').trim();
    const found = (await this.inOrder(member, { isHers })).filter((one) => wordsOf(one).includes(sought));
    const after = placeIn(cursor);
    const rest = after === null ? found : found.filter(({ place }) => compareNear(place, after) > 0);
    return { ...pageOf(rest, limit, ({ place }) => cursorOf(place)), total: found.length };
  }

  /** The class with this short public code, where it is still to meet in her province. */
  async shared(member: SelfMember, code: string): Promise<PlacedClass[]> {
    return this.inOrder(member, { sharedAs: code });
  }

  /** All that make up for a class about the subject. */
  async about(member: SelfMember, subject: Subject): Promise<PlacedClass[]> {
    return this.inOrder(member, { about: subject });
  }

  /** The same of a province for whoever lives in one of these communes, read once for all of them; as nobody has to do with the classes. */
  async aboutFor(provincePath: string, subject: Subject, homeIds: readonly string[]): Promise<OrderedFor> {
    const found = await this.classes.listOffered({ id: null, provincePath }, this.clock.now(), { about: subject });
    return this.ordering(found, homeIds);
  }

  private async inOrder(member: SelfMember, only: OfferedPart): Promise<PlacedClass[]> {
    const found = await this.classes.listOffered(member, this.clock.now(), only);
    return (await this.ordering(found, [member.communeId]))(member.communeId);
  }

  private async ordering(found: readonly OfferedClass[], homeIds: readonly string[]): Promise<OrderedFor> {
    const communes = [...new Set([...homeIds, ...found.map(({ communeId }) => communeId)])];
    const unknown = new Set(await this.travel.withoutPlace(communes));
    const [between, names] = [await this.travel.between(communes), await this.names.of(communes)];
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
}

/** The same classes in their order for whoever lives in a commune. */
export type OrderedFor = (homeCommuneId: string) => PlacedClass[];

/** Parts stand on lines of their own: what is typed has none, so nothing is found across two. */
const wordsOf = ({ title, topicTitle, communeName, venueName, trainerName }: PlacedClass): string =>
  [title, topicTitle ?? '', communeName, venueName, trainerName].map((part) => foldText(part)).join('\n');

const cursorOf = ({ way, startsAt, classGroupId }: NearPlace): string =>
  encodeCursor([String(way), startsAt.toISOString(), classGroupId]);

/** Null when it is none of ours: the list starts anew. */
function placeIn(cursor: string | null): NearPlace | null {
  const [way = '', at, id] = decodeCursor(cursor, 3) ?? [];
  if (!/^-?\d{1,7}$/.test(way) || !isInstant(at) || !isId(id)) return null;
  return { way: Number(way), startsAt: new Date(at), classGroupId: id };
}
