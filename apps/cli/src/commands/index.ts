import { type Command } from '../command';
import { migrate } from './migrate';

/** Every operator command by its name. */
export const commands: Readonly<Record<string, Command>> = { migrate };
