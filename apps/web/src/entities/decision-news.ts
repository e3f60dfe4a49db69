import type { Answer } from '../lib/api/types';
import type { IconName } from '../lib/ui/Icon.svelte';
import { t } from './news-messages';

type Waiting = Answer<'get', '/api/waiting-decisions'>;
type Proposal = Waiting['rounds'][number]['kind'];
type Counted = 'waivers' | 'outside' | 'doubtful';

/** A line of what waits, with the way to it. */
export interface DecisionNews {
  readonly href: string;
  readonly key?: string;
  readonly title: string;
  readonly text?: string;
  readonly icon: IconName;
}

/** The server counts so many and says of more that they are one more. */
const MOST_COUNTED = 100;

/** Of what waits about a whole round. */
const proposals: Readonly<Record<Proposal, string>> = {
  correction: t('roundCorrectionWaits'),
  end: t('roundEndWaits'),
  resume: t('roundResumeWaits'),
};

/** Where each kind of decision is taken; a commune waives nothing. */
const places = {
  commune: { outside: '/xa/giay-ngoai', doubtful: '/xa/giay-ngoai' },
  department: { waivers: '/so/mien', outside: '/so/giay-ngoai', doubtful: '/so/giay-ngoai' },
} as const;

const more = { waivers: 'waiversWaitMore', outside: 'outsideWaitMore', doubtful: 'doubtfulWaitMore' } as const;
const some = { waivers: 'waiversWait', outside: 'outsideWait', doubtful: 'doubtfulWait' } as const;

/** What is told at a desk, the kinds in a fixed order; nothing of a kind of which nothing waits. */
export function decisionNews(waiting: Waiting, workspace: 'commune' | 'department'): DecisionNews[] {
  const at: Partial<Record<Counted, string>> = places[workspace];
  const counted = (['waivers', 'outside', 'doubtful'] as const).flatMap((kind): DecisionNews[] => {
    const [count, href] = [waiting[kind], at[kind]];
    if (count === 0 || href === undefined) return [];
    const title = count > MOST_COUNTED ? t(more[kind]) : t(some[kind], { count });
    return [{ href, key: kind, title, icon: 'hourglass' }];
  });
  const ofRounds = workspace === 'commune' ? [] : waiting.rounds;
  return [
    ...counted,
    ...ofRounds.map(({ kind, roundId, title }): DecisionNews => ({
      ...{ href: `/so/dot/${roundId}`, key: `${kind} ${roundId}`, title: proposals[kind], text: title },
      icon: 'hourglass',
    })),
  ];
}
