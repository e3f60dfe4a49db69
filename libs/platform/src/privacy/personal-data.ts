import { Injectable, type OnApplicationBootstrap, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Scope } from '../access/scope';
import { Audit } from '../audit/audit';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';
import { AUDIT_VALUES, type FreeText } from './free-text';
import { FreeTexts } from './free-texts';
import { REMOVE_FILES } from './remove-files.job';

/** Whose data: the person's id, and the account they sign in with if there is one. */
export interface DataSubject {
  readonly memberId: string;
  readonly accountId: string | null;
}

/** Whose data are told: a member, or the person of an account that belongs to none (officers, trainers). */
export interface HeldSubject {
  readonly memberId: string | null;
  readonly accountId: string | null;
}

/** A file that is held: its path among all that are handed over, and its key in the file store. */
export interface HeldFile {
  readonly path: string;
  readonly storeKey: string;
}

/** One kind of thing that is held, named `<context>.<what>`; a row for each, by field name, as the database gives it. */
export interface HeldRows {
  readonly name: string;
  readonly rows: readonly object[];
}

/** The same with plain values: instants are ISO 8601, everything else text, numbers and yes or no. */
export interface DataSection {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, PlainValue>>[];
}
export type PlainValue = string | number | boolean | null;

/** How the register describes somebody, as it stood before the erasure. */
export interface PersonDescription {
  readonly fullName: string;
  readonly birthYear: number;
  /** E.164, for example `+84912345678`. */
  readonly phone: string | null;
  readonly unitPath: string;
}

/** Something that may tell of a person and may as well tell of somebody else: an officer says which. */
export interface Doubt {
  /** Names the thing as it stands now; it changes with what it says. */
  readonly key: string;
  /** Where it stands: the name of a file, or what kind of text it is and which. */
  readonly source: string;
  /** Of a file; null of a text. */
  readonly row: number | null;
  /** Null: nobody knows. */
  readonly notedAt: Date | null;
  readonly words: readonly string[];
}

/** What an officer said of doubts. Only those within her units are asked about, and each of these needs an answer. */
export interface DoubtAnswers {
  readonly scope: Scope;
  /** Keys of those that are the person's: erased. */
  readonly theirs: readonly string[];
  /** Keys of those that are somebody else's: they stay. */
  readonly others: readonly string[];
}

/** Somebody whose data is erased; `person` is null when that was done before. */
export interface ErasedSubject extends DataSubject {
  readonly person: PersonDescription | null;
  /** Left out: nobody was asked, each library decides what is in doubt. */
  readonly answers?: DoubtAnswers;
  /** What the library's own `keepStill` gave; none before that. */
  readonly heldIds?: readonly string[];
}

/** What an erasure leaves to be done elsewhere. */
export interface ErasureTrace {
  /** Keys of files to be removed once the erasure is committed. */
  readonly fileKeys: readonly string[];
  /** Ids of further audit subjects whose values tell of the person: certificates, works handed in. */
  readonly auditSubjects: readonly string[];
}

/**
 * A library that holds data about persons. Marked by `@HoldsPersonalData`, found by name; libraries know nothing of each
 * other, so the order of erasure must not matter.
 */
export interface PersonalDataHolder {
  /** Texts of the library's tables that are about something else and may name the person. */
  readonly freeTexts?: readonly FreeText[];
  /** Everything the library holds about the person, as the person may read it. */
  collect(subject: HeldSubject): Promise<HeldRows[]>;
  /** Photos and documents the library keeps of the person. */
  files?(subject: HeldSubject): Promise<readonly HeldFile[]>;
  /** Of the register alone: the record, which nobody else changes until the transaction ends when `isHeld`; null once erased. */
  describe?(subject: DataSubject, isHeld: boolean): Promise<PersonDescription | null>;
  /**
   * Keeps the library's own jobs still until the transaction ends, where they lock something before they lock a person's record: asked
   * of all before any record is held, so that nobody waits in a ring. Gives the ids of what it holds, which `erase` gets back.
   */
  keepStill?(subject: ErasedSubject): Promise<readonly string[]>;
  /** What may be the person's and may not, within a scope. */
  doubts?(subject: ErasedSubject, scope: Scope): Promise<readonly Doubt[]>;
  /** Takes out what names the person; what counts stays. Joins the transaction; safe to repeat. */
  erase(subject: ErasedSubject): Promise<ErasureTrace>;
}

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
   * @throws Error outside a transaction; what a library says of a doubt without an answer
   */
  async erase(subject: DataSubject, answers?: DoubtAnswers): Promise<void> {
    if (!this.database.isInTransaction) throw new Error('Personal data is erased inside a transaction only');
    const known = await this.describe(subject, false);
    const held = new Map<PersonalDataHolder, readonly string[]>();
    for (const holder of this.holders.values())
      held.set(holder, (await holder.keepStill?.({ ...subject, person: known })) ?? []);
    const person = await this.describe(subject, true);
    // Before the libraries let go of what joins the person to things she had a part in.
    const entries = await this.texts.erase(this.freeTexts, { ...subject, person, answers });
    const traces: ErasureTrace[] = [];
    for (const holder of this.holders.values())
      traces.push(await holder.erase({ ...subject, person, answers, heldIds: held.get(holder) ?? [] }));
    const own = subject.accountId === null ? [] : [subject.accountId];
    const subjects = [...own, ...traces.flatMap((trace) => trace.auditSubjects)];
    await this.audit.eraseValues(subject.memberId, subjects, entries);
    const fileKeys = traces.flatMap((trace) => trace.fileKeys);
    if (fileKeys.length > 0) await this.jobs.send(REMOVE_FILES, { fileKeys });
  }

  /** What an officer is to be asked before an erasure, of her units alone. */
  async doubts(subject: DataSubject, scope: Scope): Promise<Doubt[]> {
    const person = await this.describe(subject, false);
    const doubts: Doubt[] = [];
    for (const holder of this.holders.values())
      doubts.push(...((await holder.doubts?.({ ...subject, person }, scope)) ?? []));
    return [...doubts, ...(await this.texts.doubts(this.freeTexts, { ...subject, person }, scope))];
  }

  private get freeTexts(): FreeText[] {
    return [...[...this.holders.values()].flatMap(({ freeTexts }) => freeTexts ?? []), AUDIT_VALUES];
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
