// npm start: installs, then hands over to Node 24. Runs on the system's Node, so: built-in modules only.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, install, node, root } from './ready.mjs';

install();
const child = spawn(node, [join(root, 'apps/cli/bin/run-demo.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
