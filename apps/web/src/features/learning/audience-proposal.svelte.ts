import { type AudienceRule, type AudienceTerms, ruleText } from './audience-form.svelte';
import type { Round, RoundTemplate } from './rounds-words';

/** Whom the form proposes a round for: of an in-depth programme, those who finished a basic one. */
export class AudienceProposal {
  /** All rounds there are. */
  rounds = $state.raw<readonly Round[]>([]);
  #proposed = '';

  /** The rounds of the basic programmes that a programme goes on from, the newest first. */
  basisOf({ basis }: RoundTemplate): readonly Round[] {
    return this.rounds.filter(({ programmeId, reopens }) => reopens === null && basis.includes(programmeId));
  }

  /** Puts the proposal for a programme in place of the one before; what an officer has entered stays. */
  propose(template: RoundTemplate, terms: AudienceTerms): void {
    if (terms.entries.length > 0 && ruleText(terms.body) !== this.#proposed) return;
    const rule = ruleOf(this.basisOf(template).map(({ id }) => id));
    terms.follow(rule);
    this.#proposed = ruleText(terms.body);
  }
}

function ruleOf(roundIds: readonly string[]): AudienceRule | null {
  if (roundIds.length === 0) return null;
  return { match: 'all', conditions: [{ kind: 'round', values: [...roundIds], side: null, day: null }], except: [] };
}
