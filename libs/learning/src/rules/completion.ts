import { type Evidence } from './evidence';
import { type RequirementKind } from './requirement';

/** One thing still to do. Clients build “bài 4 khóa C05; 1,5 giờ lớp” from it. */
export interface MissingStep {
  readonly kind: 'lesson' | 'quiz' | 'task' | 'hours' | 'outside';
  /** The lesson, quiz or kind of outside certificate; for a task and for hours the key of the requirement. */
  readonly subject: string;
  readonly label: string;
  /** Of a lesson or quiz: the course it belongs to. */
  readonly course?: string;
  /** Of a lesson: its place in the course. */
  readonly number?: number;
  /** Of hours: minutes still to attend. */
  readonly minutes?: number;
  /** Of hours: titles of the courses the classes are to be about; left out: whatever they are about. */
  readonly topics?: readonly string[];
  /** Of a quiz that is to be passed with more than its own pass mark. */
  readonly scorePercent?: number;
}

/** How far one requirement is. Steps done and to do; `isMet` exactly when all are done. */
export interface RequirementCompletion {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** Of a choice: the shortest way to its end. */
  readonly missing: readonly MissingStep[];
  /** Of a quiz with a score: the points of a hundred that are asked for. */
  readonly scorePercent?: number;
  /** Of a quiz with a score: the best so far; null before the first pass. */
  readonly bestPercent?: number | null;
  /** Of a group: how many parts are to be met. */
  readonly need?: number;
  /** Of a group: its parts, in their order. */
  readonly parts?: readonly RequirementCompletion[];
  /** Waived by the paper of this number, and not met before that by what was done. */
  readonly waivedBy?: string;
  /** A part whose turn has not come: what is done of it is kept, and counts when the parts before it are met. */
  readonly isWaiting?: true;
}

/** What follows from requirements and evidence; stored as it is. */
export interface Completion {
  readonly requirements: readonly RequirementCompletion[];
  readonly doneSteps: number;
  readonly totalSteps: number;
  /** When the last fact that was needed became true; null while something is missing. */
  readonly finishedAt: Date | null;
  /** Evidence id → keys of the requirements without parts it counts toward. */
  readonly countedToward: ReadonlyMap<string, readonly string[]>;
}

/** A fact and the requirement it counts toward. */
export interface Counted {
  readonly key: string;
  readonly evidence: Evidence;
}

/** One requirement, derived. */
export interface Derived {
  readonly completion: RequirementCompletion;
  readonly counted: readonly Counted[];
}
