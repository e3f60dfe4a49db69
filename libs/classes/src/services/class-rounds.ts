import { Injectable } from '@nestjs/common';

/** A round some of whose hours were sat in a class. */
export interface ClassRound {
  readonly id: string;
  readonly title: string;
}

/** Who knows for which rounds hours of a session counted. */
export interface ClassRoundSource {
  /** By session; sessions that counted for none are missing. */
  roundsOf(classSessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClassRound[]>>;
}

/** Which rounds classes counted for. Rounds live in `learning`, which imports this library and answers for them from its start on. */
@Injectable()
export class ClassRounds {
  private source: ClassRoundSource | null = null;

  /** @throws Error when somebody else answers already */
  answeredBy(source: ClassRoundSource): void {
    if (this.source !== null && this.source !== source)
      throw new Error('Two providers say which rounds classes count for');
    this.source = source;
  }

  /** As `ClassRoundSource` says; none without one. */
  async roundsOf(classSessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClassRound[]>> {
    if (classSessionIds.length === 0 || this.source === null) return new Map();
    return this.source.roundsOf(classSessionIds);
  }
}
