import { Injectable, type OnApplicationBootstrap, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Scope } from '../access/scope';
import { Audit } from '../audit/audit';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';
import { AUDIT_VALUES, type FreeText } from './free-text';
import { FreeTexts } from './free-texts';
import {
  type DataSubject,
  type HeldSubject,
  type HeldFile,
  type DataSection,
  type HeldBack,
  type PlainValue,
  type PersonDescription,
  type Doubt,
  type DoubtList,
  MOST_DOUBTS,
  type NamesOf,
  type DoubtAnswers,
  type ErasureTrace,
  type PersonalDataHolder,
} from './held-data';
import { REMOVE_FILES } from './remove-files.job';

const HOLDER = 'lopso:holds-personal-data';

/** Marks the one provider of a library that answers for the personal data the library holds. */
export function HoldsPersonalData(library: string): <C extends Type<PersonalDataHolder>>(target: C) => void {
  return (target) => {
    SetMetadata(HOLDER, library)(target);
  };
}

/** Gathers and erases what all libraries of the process hold about a person. */
@Injectable()
export class PersonalData implements OnApplicationBootstrap {
  private holders: ReadonlyMap<string, PersonalDataHolder> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly texts: FreeTexts,
    private readonly jobs: JobQueue,
  ) {}

  /** @throws Error when two providers answer for one library */
  onApplicationBootstrap(): void {
    const found = new Map<string, PersonalDataHolder>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const library = Reflect.getMetadata(HOLDER, metatype) as string | undefined;
      if (library === undefined) continue;
      if (found.has(library)) throw new Error(`Two providers hold the personal data of ${library}`);
      found.set(library, instance as PersonalDataHolder);
    }
    this.holders = new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
  }

  /** The libraries that hold data about persons. */
  get libraries(): readonly string[] {
    return [...this.holders.keys()];
  }

  /** All that is held, library by library. */
  async collect(subject: HeldSubject): Promise<DataSection[]> {
    const sections: DataSection[] = [];
    for (const holder of this.holders.values()) {
      for (const { name, rows } of await holder.collect(subject)) sections.push({ name, rows: rows.map(plainRow) });
    }
    return sections.filter(({ rows }) => rows.length > 0);
  }

  /** All files that are held, library by library. */
  async files(subject: HeldSubject): Promise<HeldFile[]> {
    const files: HeldFile[] = [];
    for (const holder of this.holders.values()) files.push(...((await holder.files?.(subject)) ?? []));
    return files;
  }

  /**
   * Erases in every library and in the audit trail's values within the running transaction: all or nothing. Files go by a
   * job that the transaction queues; their keys name nobody. What is in doubt goes or stays as `answers` say; without them each library decides.
   * Gives what was held back. @throws Error outside a transaction; what a library says of a doubt without an answer
   */
  async erase(subject: DataSubject, answers?: DoubtAnswers): Promise<{ readonly heldBack: HeldBack | null }> {
    if (!this.database.isInTransaction) throw new Error('Personal data is erased inside a transaction only');
    const known = await this.describe(subject, false);
    const held = new Map<PersonalDataHolder, readonly string[]>();
    for (const holder of this.holders.values())
      held.set(holder, (await holder.keepStill?.({ ...subject, person: known })) ?? []);
    const person = await this.describe(subject, true);
    // Before the libraries let go of what joins the person to things she had a part in.
    const namesOf = this.namesOf(subject, person);
    const entries = await this.texts.erase({ texts: this.freeTexts, namesOf }, { ...subject, person, answers });
    const traces: ErasureTrace[] = [];
    for (const holder of this.holders.values())
      traces.push(await holder.erase({ ...subject, person, answers, namesOf, heldIds: held.get(holder) ?? [] }));
    const own = subject.accountId === null ? [] : [subject.accountId];
    const subjects = [...own, ...traces.flatMap((trace) => trace.auditSubjects)];
    const telling = traces.flatMap(({ auditEntries }) => auditEntries ?? []);
    await this.audit.eraseValues(subject.memberId, subjects, [...entries, ...telling]);
    const fileKeys = traces.flatMap((trace) => trace.fileKeys);
    if (fileKeys.length > 0) await this.jobs.send(REMOVE_FILES, { fileKeys });
    return { heldBack: allHeld(traces.flatMap(({ heldBack }) => heldBack ?? [])) };
  }

  /** What an officer is to be asked before an erasure, of her units alone: `MOST_DOUBTS` of each library and of texts. */
  async doubts(subject: DataSubject, scope: Scope): Promise<DoubtList> {
    const person = await this.describe(subject, false);
    const namesOf = this.namesOf(subject, person);
    const found: (readonly Doubt[])[] = [];
    for (const holder of this.holders.values())
      found.push((await holder.doubts?.({ ...subject, person, namesOf }, scope)) ?? []);
    found.push(await this.texts.doubts({ texts: this.freeTexts, namesOf }, { ...subject, person }, scope));
    return {
      items: found.flatMap((some) => some.slice(0, MOST_DOUBTS)),
      isCut: found.some(({ length }) => length > MOST_DOUBTS),
    };
  }

  /**
   * All texts that may name somebody, as the libraries declare them; values of the trail first: of so many places that not all can be asked
   * about, an officer is asked what they say of acts before the rest.
   */
  get freeTexts(): readonly FreeText[] {
    return [AUDIT_VALUES, ...[...this.holders.values()].flatMap(({ freeTexts }) => freeTexts ?? [])];
  }

  private namesOf(subject: DataSubject, person: PersonDescription | null): NamesOf {
    const [provincePath = ''] = person?.unitPath.split('.') ?? [];
    return async (folded) => {
      const names: string[] = [];
      for (const holder of this.holders.values())
        names.push(...((await holder.namesOfOthers?.(folded, subject, provincePath)) ?? []));
      return names;
    };
  }

  private async describe(subject: DataSubject, isHeld: boolean): Promise<PersonDescription | null> {
    for (const holder of this.holders.values())
      if (holder.describe !== undefined) return holder.describe(subject, isHeld);
    return null;
  }
}

function plainRow(row: object): Record<string, PlainValue> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): PlainValue {
  if (value instanceof Date) return value.toISOString();
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
    ? value
    : JSON.stringify(value);
}

/** All of it until the last of it goes. */
const allHeld = (held: readonly HeldBack[]): HeldBack | null =>
  held.length === 0
    ? null
    : {
        count: held.reduce((sum, { count }) => sum + count, 0),
        until: held.map(({ until }) => until).reduce((last, day) => (day > last ? day : last)),
      };
