import { callForFile } from '../../lib/api/client';
import { Act } from '../../lib/api/act.svelte';
import type { Holder } from './types';

/** Somebody a slip can be printed for. */
export type SlipPerson = Pick<Holder, 'memberId' | 'fullName' | 'account'> & Partial<Pick<Holder, 'heldFrom'>>;

/** Whose slips are printed. At first everybody who has used none yet. */
export class SlipsState extends Act {
  chosen = $state.raw<readonly string[]>([]);
  /** Address of the sheet that was made, and how many slips it has. */
  sheet = $state.raw<{ href: string; count: number } | null>(null);
  isNobodyChosen = $state(false);
  readonly #teamId: string;

  constructor(teamId: string, people: readonly SlipPerson[], chosen?: readonly string[]) {
    super();
    this.#teamId = teamId;
    this.chosen = chosen ?? people.filter((person) => person.account !== 'active').map((person) => person.memberId);
  }

  toggle(memberId: string): void {
    const has = this.chosen.includes(memberId);
    this.chosen = has ? this.chosen.filter((id) => id !== memberId) : [...this.chosen, memberId];
    this.isNobodyChosen = false;
  }

  /** Makes new codes and the sheet; the address lives until `close`. */
  async print(): Promise<void> {
    this.isNobodyChosen = this.chosen.length === 0;
    if (this.isNobodyChosen) return;
    const memberIds = [...this.chosen];
    const file = await this.run(() =>
      callForFile('post', '/api/teams/{teamId}/activation-slips', {
        path: { teamId: this.#teamId },
        body: { memberIds },
      }),
    );
    if (file === null) return;
    this.close();
    this.sheet = { href: URL.createObjectURL(file), count: memberIds.length };
  }

  close(): void {
    if (this.sheet) URL.revokeObjectURL(this.sheet.href);
    this.sheet = null;
  }
}
