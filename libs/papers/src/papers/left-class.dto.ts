import { type LeftClass } from './paper.service';

/** A class that left the caller's units, about which her office keeps papers. */
export class LeftClassResponse {
  classGroupId: string;
  title: string;
  /** Issued ones, and drafts for who can drop them. */
  paperCount: number;
  /** When the newest of them was begun. */
  lastMadeAt: string;

  static from({ classGroupId, title, paperCount, lastMadeAt }: LeftClass): LeftClassResponse {
    return { classGroupId, title, paperCount, lastMadeAt: lastMadeAt.toISOString() };
  }
}

export class LeftClassListResponse {
  /** The newest paper first, 200 at most. */
  items: LeftClassResponse[];
}
