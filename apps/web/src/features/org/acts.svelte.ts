import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { t } from './messages/changes';
import type { Act } from './types';

interface Values {
  took: string;
  left: string;
  number: number;
  team: string;
  subject: string;
}

const words: Readonly<Record<Act['kind'], (values: Values) => string>> = {
  'seat-taken': ({ took, number, team }) => t('actTaken', { took, number, team }),
  'seat-ended': ({ left, number, team }) => t('actEnded', { left, number, team }),
  'seat-replaced': ({ took, left, number, team }) => t('actReplaced', { took, left, number, team }),
  'seat-moved': ({ left, number, team }) => t('actMoved', { left, number, team }),
  'team-added': ({ subject }) => t('actTeamAdded', { subject }),
  'team-ended': ({ subject }) => t('actTeamEnded', { subject }),
  'village-added': ({ subject }) => t('actVillageAdded', { subject }),
  'village-renamed': ({ subject }) => t('actVillageRenamed', { subject }),
  'villages-merged': ({ subject }) => t('actMerged', { subject }),
  'village-ended': ({ subject }) => t('actVillageEnded', { subject }),
  'communes-reformed': ({ subject }) => t('actReformed', { subject }),
};

/** What was done, in one line. */
export function actWords({ kind, tookName, leftName, seatNumber, teamName, subject }: Act): string {
  const people = { took: tookName ?? '', left: leftName ?? '' };
  return words[kind]({ ...people, number: seatNumber ?? 0, team: teamName ?? '', subject: subject ?? '' });
}

/** Takes an act of today back; the problem where that is refused. */
export async function undoAct(actId: string): Promise<Problem | null> {
  try {
    await call('post', '/api/acts/{actId}/undo', { path: { actId } });
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error;
  }
}

/** What was done in a commune today. */
export class TodayState {
  readonly acts: Resource<readonly Act[]>;
  /** The act that is being taken back. */
  undoing = $state<string | null>(null);

  constructor(communeId: () => string) {
    this.acts = new Resource(async (signal) => {
      const path = { communeId: communeId() };
      return (await call('get', '/api/communes/{communeId}/acts', { path, signal })).items;
    });
  }

  async undo(actId: string): Promise<Problem | null> {
    if (this.undoing !== null) return null;
    this.undoing = actId;
    try {
      return await undoAct(actId);
    } finally {
      this.undoing = null;
      await this.acts.load();
    }
  }
}
