import { Injectable } from '@nestjs/common';
import { type AudienceRule, valuesIn } from '../rules/audience-rule';
import { endOfDay } from '../rules/round-dates';
import { type StoodCompletion } from '../storage/audience-condition';
import { FallenCycleRepository } from '../storage/fallen-cycle.repository';
import { Passages } from './passages.service';

/** So many cycles are derived at a time. */
const BATCH = 500;

/** Completions that rules of audiences ask about and that stood on a past day, but fell since. No access check. */
@Injectable()
export class StoodCompletions {
  constructor(
    private readonly cycles: FallenCycleRepository,
    private readonly passages: Passages,
  ) {}

  /** Derived from what was recorded by the end of the day, as explanations of that day are; nothing is read where no rule asks. */
  async on(
    day: string,
    rules: readonly (AudienceRule | null)[],
    provincePath: string,
  ): Promise<readonly StoodCompletion[]> {
    const asked = rules.filter((rule) => rule !== null);
    const named = [...new Set(asked.flatMap((rule) => valuesIn(rule, 'round')))];
    const isAny = asked.some(({ conditions, except }) =>
      [...conditions, ...except].some(({ kind }) => kind === 'any-round'),
    );
    if (named.length === 0 && !isAny) return [];
    const at = endOfDay(day);
    const wishes = [...(named.length > 0 ? [named] : []), ...(isAny ? [null] : [])];
    const stood = new Map<string, StoodCompletion>();
    for (const roundIds of wishes) {
      const cycles = await this.cycles.candidates({ roundIds, provincePath, at });
      const unknown = cycles.filter(({ id }) => !stood.has(id));
      for (let from = 0; from < unknown.length; from += BATCH) {
        for (const { cycle, passage } of await this.passages.derive(unknown.slice(from, from + BATCH), at)) {
          const { finishedAt } = passage.completion;
          if (finishedAt !== null)
            stood.set(cycle.id, { memberId: cycle.memberId, roundId: cycle.roundId, at: finishedAt });
        }
      }
    }
    return [...stood.values()];
  }
}
