import 'reflect-metadata';
import { runCommand } from './run-command';

const outputs = {
  say: (text: string) => process.stdout.write(text),
  complain: (text: string) => process.stderr.write(text),
};

void runCommand(process.argv.slice(2), outputs).then((code) => process.exit(code));
