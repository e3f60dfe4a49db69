import { Injectable } from '@nestjs/common';
import {
  type Actor,
  bodyDigest,
  cleanText,
  Clock,
  IdempotencyConflict,
  InvalidInput,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import {
  CallChanged,
  CallCourseUnknown,
  CallHasNames,
  CallNeedsCourse,
  CallWithoutPlaces,
  PlacesBelowNames,
} from '../planning-calls.errors';
import { type CallLevel, CallRepository, type ClassCall, type Quota } from '../storage/call.repository';
import { CallNameRepository } from '../storage/call-name.repository';
import { CallDesk } from './call-desk';
import { CallProvince } from './call-province';

/** How many a commune may name. */
export interface QuotaWish {
  readonly communeId: string;
  readonly places: number;
}

/** A call as the department publishes it. */
export interface CallWish {
  readonly title: string;
  /** Null: of no course, the title says what it is about. */
  readonly courseId: string | null;
  readonly level: CallLevel;
  /** What whoever is named has finished. */
  readonly requiredCourseIds: readonly string[];
  readonly closesOn: string;
  readonly quotas: readonly QuotaWish[];
}

/** What the form that changes a call says. */
export interface CallChange {
  readonly revision: number;
  readonly closesOn: string;
  readonly quotas: readonly QuotaWish[];
}

/** The department publishes calls for names and changes them. */
@Injectable()
export class PublishCall {
  constructor(
    private readonly calls: CallRepository,
    private readonly names: CallNameRepository,
    private readonly desk: CallDesk,
    private readonly provinces: CallProvince,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a call; its id is the client key. Sent twice, it makes one. @throws InvalidInput, CallCourseUnknown, CallNeedsCourse,
   * CallWithoutPlaces, NotFound for a commune of others, IdempotencyConflict
   */
  async publish(actor: Actor, clientKey: string, wish: CallWish): Promise<string> {
    const province = await this.provinces.published(actor);
    const bodyHash = bodyDigest({ ...wish, title: cleanText(wish.title) });
    const known = await this.calls.bodyOf(clientKey);
    if (known !== null) return this.sameAs(actor, clientKey, known, bodyHash);
    this.requireDay(wish.closesOn);
    if (wish.level === 'in-depth' && wish.requiredCourseIds.length === 0) throw new CallNeedsCourse();
    await this.requireCourses(wish.requiredCourseIds);
    const quotas = await this.provinces.quotasOf(province, wish.quotas);
    if (quotas.length === 0) throw new CallWithoutPlaces();
    const call = {
      ...{
        id: clientKey,
        unitId: province.id,
        unitPath: province.path,
        title: cleanText(wish.title),
        level: wish.level,
      },
      ...{ courseId: wish.courseId, requiredCourses: wish.requiredCourseIds, closesOn: wish.closesOn, bodyHash },
      ...{ createdBy: actor.accountId, createdAt: this.clock.now() },
    };
    await this.transactions.run(async () => {
      if (!(await this.calls.insert(call))) return;
      await this.calls.insertQuotas(clientKey, quotas);
      const places = quotas.reduce((sum, quota) => sum + quota.places, 0);
      await this.desk.note(actor, 'planning.call-published', call, { title: call.title, places });
    });
    return clientKey;
  }

  /**
   * Changes the last day and the places of communes; who is left out has none. `revision` is that of the call the form was filled in from; the same
   * change sent twice is harmless. @throws CallChanged, PlacesBelowNames, CallWithoutPlaces, InvalidInput, NotFound
   */
  async change(actor: Actor, id: string, wish: CallChange): Promise<void> {
    const province = await this.provinces.published(actor);
    await this.transactions.run(async () => {
      const call = await this.desk.published(actor, id);
      const before = await this.calls.lockQuotas(id);
      const known = new Map(before.map((quota) => [quota.communeId, quota]));
      const asked = await this.provinces.quotasOf(province, wish.quotas, new Set(known.keys()));
      if (asked.length === 0) throw new CallWithoutPlaces();
      if (wish.closesOn === call.closesOn && isSame(before, asked)) return;
      if (wish.revision !== call.revision) throw new CallChanged();
      if (wish.closesOn !== call.closesOn) this.requireDay(wish.closesOn);
      await this.changePlaces(actor, call, before, asked);
      await this.calls.insertQuotas(
        id,
        asked.filter(({ communeId }) => !known.has(communeId)),
      );
      await this.calls.changeClosing(id, wish.closesOn);
      if (wish.closesOn === call.closesOn) return;
      await this.desk.note(actor, 'planning.call-changed', call, { closesOn: wish.closesOn });
    });
  }

  /** Takes away a call that nobody answered. @throws CallHasNames, NotFound */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const call = await this.desk.published(actor, id);
      await this.calls.lockQuotas(id);
      if (await this.names.hasNames(id)) throw new CallHasNames();
      await this.calls.remove(id);
      await this.desk.note(actor, 'planning.call-removed', call, { title: call.title });
    });
  }

  private async changePlaces(
    actor: Actor,
    call: ClassCall,
    before: readonly (Quota & { readonly filled: number })[],
    asked: readonly Quota[],
  ): Promise<void> {
    const places = placesOf(asked);
    for (const { communeId, places: old, filled } of before) {
      const now = places.get(communeId) ?? 0;
      if (now < filled) throw new PlacesBelowNames(await this.provinces.nameOf(communeId), filled);
      if (now === old) continue;
      await this.calls.changePlaces(call.id, communeId, now);
      await this.desk.note(actor, 'planning.call-changed', call, { communeId, from: old, to: now });
    }
  }

  private requireDay(closesOn: string): void {
    if (closesOn < this.clock.today())
      throw new InvalidInput([{ pointer: '#/closesOn', code: 'planning.call-day-past' }]);
  }

  private async requireCourses(ids: readonly string[]): Promise<void> {
    if ((await this.calls.countCourses(ids)) < new Set(ids).size) throw new CallCourseUnknown();
  }

  private sameAs(
    actor: Actor,
    id: string,
    known: { readonly createdBy: string; readonly bodyHash: Buffer },
    bodyHash: Buffer,
  ): string {
    if (known.createdBy !== actor.accountId) throw new IdempotencyConflict();
    requireSameBody(known.bodyHash, bodyHash);
    return id;
  }
}

const placesOf = (quotas: readonly Quota[]): Map<string, number> =>
  new Map(quotas.map(({ communeId, places }) => [communeId, places]));

/** True where a form asks for the places there are. */
function isSame(before: readonly Quota[], asked: readonly Quota[]): boolean {
  const standing = before.filter(({ places }) => places > 0);
  const places = placesOf(asked);
  return standing.length === asked.length && standing.every((quota) => places.get(quota.communeId) === quota.places);
}
