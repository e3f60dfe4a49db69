import { deskHome } from '../../lib/frame/desks';
import type { Desk } from '../../lib/session/account';
import { t } from './messages/vi';

/** What a workspace is called in a list of places to go. */
export function deskName(workspace: Desk['workspace']): string {
  const names = {
    member: t('deskMember'),
    trainer: t('deskTrainer'),
    commune: t('deskCommune'),
    department: t('deskDepartment'),
  };
  return names[workspace];
}

/** The desks besides the present one that have a page, one line per workspace and unit. */
export function otherDesks(
  desks: readonly Desk[],
  present: Desk['workspace'] | null,
  hasPage: (path: string) => boolean,
): (Desk & { key: string })[] {
  const elsewhere = desks.filter(({ workspace }) => workspace !== present && hasPage(deskHome[workspace]));
  const byKey = new Map(elsewhere.map((desk) => [`${desk.workspace}/${desk.unitId ?? ''}`, desk]));
  return [...byKey].map(([key, desk]) => ({ ...desk, key }));
}
