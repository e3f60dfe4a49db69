import { type Command } from '../command';
import { audit } from './audit';
import { checkCompletions } from './check-completions';
import { content } from './content';
import { createAccount } from './create-account';
import { createAdmin } from './create-admin';
import { demo } from './demo';
import { forgetWords } from './forget-words';
import { importUnits } from './import-units';
import { migrate } from './migrate';
import { setPassword } from './set-password';

/** Every operator command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  migrate,
  audit,
  'import-units': importUnits,
  content,
  'create-admin': createAdmin,
  'create-account': createAccount,
  'set-password': setPassword,
  'check-completions': checkCompletions,
  'forget-words': forgetWords,
  demo,
};
