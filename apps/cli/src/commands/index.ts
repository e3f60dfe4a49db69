import { type Command } from '../command';
import { content } from './content';
import { migrate } from './migrate';

/** Every operator command by its name. */
export const commands: Readonly<Record<string, Command>> = { content, migrate };
