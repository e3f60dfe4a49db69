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

/** The desks besides the present one, one line per workspace and unit. */
export function otherDesks(desks: readonly Desk[], present: Desk['workspace'] | null): (Desk & { key: string })[] {
  const elsewhere = desks.filter(({ workspace }) => workspace !== present);
  const byKey = new Map(elsewhere.map((desk) => [`${desk.workspace}/${desk.unitId ?? ''}`, desk]));
  return [...byKey].map(([key, desk]) => ({ ...desk, key }));
}
