import { type Scope } from '../access/scope';
import { type FreeText } from './free-text';

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
  /** Others of the province whom the register calls the same: where one of them has a part too, nothing says whom a name there means. */
  readonly namesakes: readonly string[];
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
  /** Only a longer or a near name stands there, without the telephone: of many such, most are others. */
  readonly isNearly: boolean;
}

/**
 * So many doubts of one library, or of texts, an officer is asked about, the first in the order they are given in: an erasure has to come to its end however
 * common the name is. What lies beyond is decided like what lies outside her units.
 */
export const MOST_DOUBTS = 1000;

/** What an officer is asked about; `isCut`: there is more. */
export interface DoubtList {
  readonly items: readonly Doubt[];
  readonly isCut: boolean;
}

/** What an officer said of doubts. Only those within her units are asked about, and each of these needs an answer unless `isPartial`. */
export interface DoubtAnswers {
  readonly scope: Scope;
  /** Keys of those that are the person's: erased. */
  readonly theirs: readonly string[];
  /** Keys of those that are somebody else's: they stay. */
  readonly others: readonly string[];
  /** Said when she was asked about another record of the person: what she did not answer is decided like what nobody was asked about. */
  readonly isPartial?: boolean;
}

/** Of folded names those that others of the person's province bear, as they are written. */
export type NamesOf = (folded: readonly string[]) => Promise<readonly string[]>;

/** Somebody whose data is erased; `person` is null when that was done before. */
export interface ErasedSubject extends DataSubject {
  readonly person: PersonDescription | null;
  /** Left out: nobody was asked, each library decides what is in doubt. */
  readonly answers?: DoubtAnswers;
  /** Left out: nobody is known. */
  readonly namesOf?: NamesOf;
  /** What the library's own `keepStill` gave; none before that. */
  readonly heldIds?: readonly string[];
}

/** Places that are perhaps the person's and of which nobody could be asked: how many, and the last day they are kept if nobody takes them in. */
export interface HeldBack {
  readonly count: number;
  /** `yyyy-mm-dd` in Vietnam. */
  readonly until: string;
}

/** What an erasure leaves to be done elsewhere. */
export interface ErasureTrace {
  /** Keys of files to be removed once the erasure is committed. */
  readonly fileKeys: readonly string[];
  /** Ids of further audit subjects whose values tell of the person: certificates, works handed in. */
  readonly auditSubjects: readonly string[];
  /** Ids of entries of the trail about something else whose values tell of the person; left out: none. */
  readonly auditEntries?: readonly string[];
  /** Left out or null: none. */
  readonly heldBack?: HeldBack | null;
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
  /** Of these names, folded, those that others of the province bear, as they are written; left out: the library names nobody. */
  namesOfOthers?(folded: readonly string[], besides: DataSubject, provincePath: string): Promise<readonly string[]>;
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
