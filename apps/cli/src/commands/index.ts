import { type Command } from '../command';
import { content } from './content';
import { createAdmin } from './create-admin';
import { demo } from './demo';
import { importUnits } from './import-units';
import { migrate } from './migrate';

/** Every operator command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  migrate,
  'import-units': importUnits,
  content,
  'create-admin': createAdmin,
  demo,
};
