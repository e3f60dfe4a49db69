// genmodule.mjs REPO LIB [exclude,comma]
import { createRequire } from 'node:module'; import { readFileSync, writeFileSync, readdirSync, statSync } from 'node:fs'; import { join, relative, dirname } from 'node:path';
const [repo, lib, ex = ''] = process.argv.slice(2); const require = createRequire(join(repo, 'package.json')); const ts = require('typescript');
const src = join(repo, 'libs', lib, 'src'); const file = join(src, `${lib}.module.ts`); const exclude = new Set(ex.split(','));
const files = (d) => readdirSync(d).flatMap((n) => { const p = join(d, n); return statSync(p).isDirectory() ? files(p) : /\.ts$/.test(n) && !/spec\.ts$/.test(n) ? [p] : []; });
const inj = []; // {name,file}
for (const p of files(src)) { const sf = ts.createSourceFile(p, readFileSync(p, 'utf8'), ts.ScriptTarget.Latest, true); for (const st of sf.statements) if (ts.isClassDeclaration(st) && (ts.getDecorators(st) ?? []).some((d) => /^@Injectable/.test(d.getText()))) inj.push({ name: st.name.text, file: p, exported: true }); }
const text = readFileSync(file, 'utf8'); const sf = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
const arrays = new Map(); let mod;
for (const st of sf.statements) { if (ts.isVariableStatement(st)) for (const d of st.declarationList.declarations) if (d.initializer && ts.isArrayLiteralExpression(d.initializer)) arrays.set(d.name.getText(), { arr: d.initializer, st }); if (ts.isClassDeclaration(st) && !mod) mod = st; }
const obj = ts.getDecorators(mod).find((d) => /^@Module/.test(d.getText())).expression.arguments[0];
const prop = (n) => obj.properties.find((p) => p.name.getText() === n)?.initializer;
const names = new Set(inj.map((i) => i.name)); const used = new Set();
const flat = (e) => !e ? [] : ts.isArrayLiteralExpression(e) ? e.elements.flatMap((x) => ts.isSpreadElement(x) ? flat(x.expression) : [x]) : ts.isIdentifier(e) && arrays.has(e.text) ? (used.add(e.text), flat(arrays.get(e.text).arr)) : [e];
const extraP = flat(prop('providers')).filter((e) => !(ts.isIdentifier(e) && names.has(e.text))).map((e) => e.getText());
const extraE = flat(prop('exports')).filter((e) => !(ts.isIdentifier(e) && names.has(e.text))).map((e) => e.getText());
const imports = prop('imports') ? (() => { let x = flat(prop('imports')).map((e) => e.getText()).filter((t) => !/forFeature/.test(t)); return x; })() : [];
const list = inj.filter((i) => !exclude.has(i.name) && !/ConsentedUses/.test(i.name)).sort((a, b) => relative(src, a.file) < relative(src, b.file) ? -1 : 1);
let rest = sf.statements.filter((st) => !ts.isImportDeclaration(st) && st !== mod && ![...arrays].some(([n, a]) => a.st === st && used.has(n))).map((st) => st.getFullText()).join('');
const doc = (mod.jsDoc ?? []).map((d) => d.getText()).join('\n');
const body = `/** Every provider of the library, once. */\nconst providers = [\n${list.map((i) => `  ${i.name},`).join('\n')}\n];\n\n${doc}\n@Module({\n${imports.length ? `  imports: [${imports.join(', ')}],\n` : ''}  providers: [${['...providers', ...new Set(extraP)].join(', ')}],\n  exports: [${['...providers', ...new Set(extraE)].join(', ')}],\n})\nexport class ${mod.name.text} {}\n${rest}`;
const ids = new Set(body.replace(/\/\*[\s\S]*?\*\//g, '').match(/[A-Za-z_$][\w$]*/g));
const imps = new Map(); const add = (s, n) => { const m = imps.get(s) ?? new Set(); m.add(n); imps.set(s, m); };
for (const st of sf.statements) if (ts.isImportDeclaration(st)) for (const el of st.importClause?.namedBindings?.elements ?? []) if (ids.has(el.name.text) && !names.has(el.name.text)) add(st.moduleSpecifier.text, el.getText());
for (const i of inj) if (ids.has(i.name)) add('./' + relative(src, i.file).replace(/\.ts$/, ''), i.name);
const rank = (s) => s.startsWith('.') ? 2 : s.startsWith('@lopso') ? 1 : 0;
const head = [...imps].sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1)).map(([s, n]) => `import { ${[...n].join(', ')} } from '${s}';`).join('\n');
const sides = sf.statements.filter((s) => ts.isImportDeclaration(s) && !s.importClause).map((s) => s.getText()).join('\n');
writeFileSync(file, `${sides ? sides + '\n' : ''}${head}\n\n${body}`);
console.log(lib, list.length, 'providers', 'extra', extraP.join(' | '));
