import { t } from './messages/crew';
import type { ClassGroup, Session } from './types';

const list = (names: readonly string[]): string => names.join(', ');

/** Who stands before a session where it is not the class's trainer, who assists, what is lent: a line each. */
export function crewLines(
  session: Pick<Session, 'trainerId' | 'trainerName' | 'assistants' | 'equipment'>,
  group: Pick<ClassGroup, 'trainerId'> | null,
): string[] {
  const { trainerId, trainerName, assistants, equipment } = session;
  const lines: string[] = [];
  if (group !== null && trainerId !== group.trainerId) lines.push(t('taughtBy', { name: trainerName }));
  if (assistants.length > 0) lines.push(t('assistedBy', { names: list(assistants.map(({ name }) => name)) }));
  if (equipment.length > 0) lines.push(t('lent', { names: list(equipment.map(({ name }) => name)) }));
  return lines;
}
