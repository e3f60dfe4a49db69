// meld.mjs REPO PLAN... [--check]
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, basename } from 'node:path';
const args = process.argv.slice(2);
const check = args.includes('--check');
const [repo, planName] = args.filter((a) => !a.startsWith('--'));
const root = resolve(repo);
const require = createRequire(join(root, 'package.json'));
const ts = require('typescript');
const plan = (await import(resolve(planName.endsWith('.mjs') ? planName : `/tmp/meld/plans/${planName}.mjs`))).default;
const libSrc = join(root, 'libs', plan.lib, 'src');
const errors = [], warnings = [];
const rel = (f) => relative(root, f);

// ---------- program
const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (d) => { throw new Error(d.messageText); } });
const program = ts.createProgram(config.fileNames, { ...config.options, incremental: false, noEmit: true });
const checker = program.getTypeChecker();
const own = program.getSourceFiles().filter((f) => f.fileName.startsWith(root) && !f.fileName.includes('/node_modules/') && !f.isDeclarationFile);

// ---------- plan
const sourcePath = (s) => {
  const at = s.match(/^@([a-z-]+)\/(.*)$/);
  if (at) return join(root, 'apps/api/src', at[1] === 'api' ? plan.lib : at[1], at[2]);
  if (s.startsWith('/')) return join(root, s.slice(1));
  return join(libSrc, s);
};
const targetPath = (s) => (s.startsWith('/') ? join(root, s.slice(1)) : join(libSrc, s));
const fileTarget = new Map(); // abs source -> abs target
const targets = []; // {path, sources, merge, doc, prop}
for (const [key, entry] of Object.entries(plan.files)) {
  const e = Array.isArray(entry) ? { from: entry } : entry;
  const t = { path: targetPath(key), sources: [], merge: e.merge ?? {}, doc: e.doc ?? {}, prop: e.prop };
  for (const s of e.from) {
    const p = sourcePath(s);
    if (!existsSync(p)) { warnings.push(`no such source: ${s} (${key})`); continue; }
    if (fileTarget.has(p)) { errors.push(`placed twice: ${s}`); continue; }
    fileTarget.set(p, t.path);
    t.sources.push(p);
  }
  if (t.sources.length) targets.push(t);
}
const newFile = (f) => fileTarget.get(f) ?? f;
const sf = (f) => program.getSourceFile(f);
const isVanishing = (f) => /(-parts|\.parts|\.entity|\.entities)\.ts$/.test(f);
{
  const keep = plan.keep ?? [];
  const places = [libSrc, join(root, 'apps/api/src', plan.lib)];
  for (const f of own) {
    const p = f.fileName;
    if (!places.some((d) => p.startsWith(d + '/')) || fileTarget.has(p)) continue;
    const r = relative(libSrc, p);
    if (!r.includes('/') || keep.some((k) => r.startsWith(k))) continue;
    if (isVanishing(p)) { warnings.push(`left out: ${rel(p)}`); continue; }
    (plan.leave ?? []).some((l) => p.endsWith(l)) || errors.push(`no place: ${rel(p)}`);
  }
}
for (const t of targets) { for (const s of t.sources) if (!sf(s)) errors.push(`not in program: ${rel(s)}`); t.sources = t.sources.filter(sf); }

// ---------- top-level declarations
const declName = (d) => d.name?.text;
function topDecls(file) {
  const out = [];
  for (const st of file.statements) {
    if (ts.isVariableStatement(st)) for (const d of st.declarationList.declarations) { if (ts.isIdentifier(d.name)) out.push({ name: d.name.text, node: d, statement: st }); else d.name.elements.forEach((el) => el.name && ts.isIdentifier(el.name) && out.push({ name: el.name.text, node: el, statement: st })); }
    else if ((ts.isFunctionDeclaration(st) || ts.isClassDeclaration(st) || ts.isInterfaceDeclaration(st) || ts.isTypeAliasDeclaration(st) || ts.isEnumDeclaration(st)) && st.name) out.push({ name: st.name.text, node: st, statement: st });
  }
  return out;
}
const isExported = (st) => (ts.getCombinedModifierFlags(st) & ts.ModifierFlags.Export) !== 0 || (st.modifiers ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
const newName = new Map(); // declaration node -> new name
const rename = plan.rename ?? {};
const usedRenames = new Set();
const classMerge = new Map(); // class node -> {target, name, classes}
const merges = [];
const props = new Map(); // new class name -> prop
const dropStatement = new Set(); // duplicates
const planFiles = new Set([...fileTarget.keys(), ...own.filter((f) => f.fileName.startsWith(libSrc + '/')).map((f) => f.fileName)]);

for (const t of targets) {
  if (t.prop && Object.keys(t.merge).length >= 1) { for (const n of Object.keys(t.merge)) if (typeof t.prop === 'string') { if (Object.keys(t.merge).length === 1 || !/Repository$/.test(n)) props.set(n, t.prop); } else if (t.prop[n]) props.set(n, t.prop[n]); }
  // topological order of sources
  const inTarget = new Set(t.sources);
  const done = new Set(), order = [];
  const visit = (s) => {
    if (done.has(s)) return; done.add(s);
    for (const st of sf(s).statements) if (ts.isImportDeclaration(st)) { const m = checker.getSymbolAtLocation(st.moduleSpecifier); const f = m?.declarations?.[0]; if (f && ts.isSourceFile(f) && inTarget.has(f.fileName)) visit(f.fileName); }
    order.push(s);
  };
  t.sources.forEach(visit);
  t.order = order;
  for (const [name, olds] of Object.entries(t.merge)) {
    const classes = [];
    for (const o of olds) {
      let found;
      for (const s of t.sources) for (const st of sf(s).statements) if (ts.isClassDeclaration(st) && st.name?.text === o) found = st;
      if (!found) errors.push(`merge ${name}: class ${o} is not in ${rel(t.path)}`); else classes.push(found);
    }
    if (classes.length === 0) continue;
    const m = { target: t, name, classes };
    merges.push(m);
    for (const c of classes) { classMerge.set(c, m); newName.set(c, name); }
  }
}
for (const f of planFiles) {
  const file = sf(f); if (!file) continue;
  for (const d of topDecls(file)) {
    if (Object.hasOwn(rename, d.name) && !classMerge.has(d.node)) { newName.set(d.node, rename[d.name]); usedRenames.add(d.name); }
    if (ts.isClassDeclaration(d.node) || ts.isInterfaceDeclaration(d.node)) for (const m of d.node.members) if (m.name && ts.isIdentifier(m.name)) {
      const key = `${d.name}.${m.name.text}`;
      if (Object.hasOwn(rename, key)) { newName.set(m, rename[key]); usedRenames.add(key); }
    }
  }
}
for (const k of Object.keys(rename)) if (!usedRenames.has(k) && !(merges.some((m) => m.classes.some((c) => c.name.text === k)))) warnings.push(`rename of nothing: ${k}`);

// identical / colliding top-level names within a target
const pascal = (s) => basename(s).replace(/\.(ts)$/, '').replace(/\.(service|repository|rules|dto|controller|spec|medium-spec|job)$/, '').split(/[-.]/).map((w) => w[0].toUpperCase() + w.slice(1)).join('');
const plainText = (node) => node.getText().replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/^export /, '');
for (const t of targets) {
  const seen = new Map();
  for (const s of t.order) for (const d of topDecls(sf(s))) {
    if (classMerge.has(d.node)) { const n = newName.get(d.node); if (!seen.has(n)) seen.set(n, { ...d, source: s, merged: classMerge.get(d.node) }); continue; }
    const n = newName.get(d.node) ?? d.name;
    const before = seen.get(n);
    if (!before) { seen.set(n, { ...d, source: s }); continue; }
    if (before.source === s) continue; // overloads, type+value
    if (!before.merged && plainText(before.statement) === plainText(d.statement)) {
      dropStatement.add(d.statement); d.node && newName.set(d.node, n);
      if (isExported(d.statement) && !isExported(before.statement)) before.statement.__export = true;
      continue;
    }
    const suffix = (x, src) => (/^[A-Z0-9_]+$/.test(x) ? `${x}_${pascal(src).replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}` : `${x}${pascal(src)}`);
    if (!isExported(d.statement)) { const nn = suffix(n, s); newName.set(d.node, nn); seen.set(nn, { ...d, source: s }); warnings.push(`${rel(t.path)}: ${n} of ${basename(s)} becomes ${nn}`); }
    else if (!before.merged && !isExported(before.statement)) { const nn = suffix(n, before.source); newName.set(before.node, nn); seen.set(nn, before); seen.set(n, { ...d, source: s }); warnings.push(`${rel(t.path)}: ${n} of ${basename(before.source)} becomes ${nn}`); }
    else errors.push(`${rel(t.path)}: two exported ${n} (${basename(before.source)}, ${basename(s)}): rename one`);
  }
  t.topNames = new Set(seen.keys());
}

// ---------- classes: constructor parameters and members
const classOfType = (p) => { if (!p.type || !ts.isTypeReferenceNode(p.type) || !ts.isIdentifier(p.type.typeName)) return null; let s = checker.getSymbolAtLocation(p.type.typeName); if (s && s.flags & ts.SymbolFlags.Alias) s = checker.getAliasedSymbol(s); const d = s?.declarations?.find(ts.isClassDeclaration); return d ?? null; };
const ctorOf = (c) => c.members.find((m) => ts.isConstructorDeclaration(m) && m.body);
const paramNew = new Map(); // parameter node -> new name | null (vanishes, same class)
const dropParam = new Set(); // parameter united with an earlier one
const isProp = (p) => (p.modifiers ?? []).some((m) => [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.PublicKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.ReadonlyKeyword].includes(m.kind));
const lower = (s) => s[0].toLowerCase() + s.slice(1);
function planClass(classes, merge) {
  // members
  const memberNames = new Map();
  for (const c of classes) for (const m of c.members) {
    if (ts.isConstructorDeclaration(m) || !m.name) continue;
    const nameText = m.name.getText();
    let n = newName.get(m) ?? nameText;
    const before = memberNames.get(n);
    if (before && before.parent !== c) {
      const priv = (x) => (ts.getCombinedModifierFlags(x) & ts.ModifierFlags.Private) !== 0;
      if (priv(before) && priv(m) && plainText(before).replace(/this\.\w+/g, 'this') === plainText(m).replace(/this\.\w+/g, 'this') && plainText(before) === plainText(m)) { dropStatement.add(m); newName.set(m, n); continue; }
      if (priv(m)) { n = `${n}${pascal(c.getSourceFile().fileName)}`; newName.set(m, n); warnings.push(`${merge.name}: private ${nameText} of ${c.name.text} becomes ${n}`); }
      else if (priv(before)) { const bn = `${n}${pascal(before.getSourceFile().fileName)}`; newName.set(before, bn); memberNames.set(bn, before); warnings.push(`${merge.name}: private ${n} of ${before.parent.name.text} becomes ${bn}`); }
      else { errors.push(`${merge.name}: public ${n} stands in ${before.parent.name.text} and ${c.name.text}: rename one`); }
    }
    memberNames.set(n, m);
  }
  // params
  const byKey = new Map(), taken = new Set(memberNames.keys()), kept = [];
  for (const c of classes) for (const p of ctorOf(c)?.parameters ?? []) {
    const tc = classOfType(p);
    if (tc && merge && classMerge.get(tc) === merge) { paramNew.set(p, null); dropParam.add(p); if (!isProp(p)) warnings.push(`${merge.name}: parameter ${p.name.getText()} of ${c.name.text} is used bare`); continue; }
    const typeName = tc ? (newName.get(tc) ?? tc.name.text) : p.type?.getText();
    const decos = (ts.getDecorators(p) ?? []).map((d) => d.getText()).join(' ');
    const key = `${decos}|${typeName}|${isProp(p)}`;
    const first = byKey.get(key);
    if (first && (tc || decos)) { dropParam.add(p); paramNew.set(p, paramNew.get(first) ?? first.name.getText()); continue; }
    byKey.set(key, p);
    const old = p.name.getText();
    let n = (isProp(p) && props.get(typeName)) || old;
    if (taken.has(n) && n !== old && !taken.has(old)) n = old;
    if (taken.has(n) && tc) n = lower(typeName);
    if (taken.has(n)) n = `${n}${pascal(c.getSourceFile().fileName)}`;
    while (taken.has(n)) n += '2';
    taken.add(n);
    if (n !== old) paramNew.set(p, n);
    kept.push(p);
  }
  return kept;
}
for (const m of merges) m.params = planClass(m.classes, m);
const touchesMerged = (c) => (ctorOf(c)?.parameters ?? []).some((p) => { const tc = classOfType(p); return tc && (classMerge.has(tc) || newName.has(tc)); });
for (const f of own) for (const st of f.statements) if (ts.isClassDeclaration(st) && !classMerge.has(st) && touchesMerged(st)) planClass([st], null);

// dependency cycles among merged classes
{
  const key = (c) => classMerge.get(c)?.name ?? c;
  const deps = new Map();
  for (const f of own) for (const st of f.statements) if (ts.isClassDeclaration(st)) { const k = key(st); const set = deps.get(k) ?? new Set(); deps.set(k, set); for (const p of ctorOf(st)?.parameters ?? []) { const tc = classOfType(p); if (tc && key(tc) !== k) set.add(key(tc)); } }
  const state = new Map(), path = [];
  const label = (k) => (typeof k === 'string' ? k : k.name?.text);
  const found = new Set();
  const visit = (k) => { if (state.get(k) === 2) return; if (state.get(k) === 1) { const c = [...path.slice(path.indexOf(k)), k].map(label).join(' -> '); if (!found.has(c)) { found.add(c); const why = []; errors.push(`injection cycle: ${c}`); } return; } state.set(k, 1); path.push(k); for (const d of deps.get(k) ?? []) visit(d); path.pop(); state.set(k, 2); };
  for (const k of deps.keys()) visit(k);
}
// file cycles among targets
{
  const edges = new Map();
  for (const f of own) {
    const a = newFile(f.fileName); const set = edges.get(a) ?? new Map(); edges.set(a, set);
    for (const st of f.statements) if ((ts.isImportDeclaration(st) || ts.isExportDeclaration(st)) && st.moduleSpecifier) {
      const ms = checker.getSymbolAtLocation(st.moduleSpecifier)?.declarations?.[0]; if (!ms || !ts.isSourceFile(ms)) continue;
      const names = ts.isImportDeclaration(st) && st.importClause?.namedBindings && ts.isNamedImports(st.importClause.namedBindings) ? st.importClause.namedBindings.elements : null;
      if (names && !isVanishing(ms.fileName)) for (const el of names) { let s = checker.getSymbolAtLocation(el.name); if (s && s.flags & ts.SymbolFlags.Alias) s = checker.getAliasedSymbol(s); const d = s?.declarations?.[0]?.getSourceFile().fileName ?? ms.fileName; const b = newFile(/\/index\.ts$/.test(ms.fileName) && !a.startsWith(dirname(ms.fileName)) ? ms.fileName : d); if (b !== a && !set.has(b)) set.set(b, `${el.name.text} in ${basename(f.fileName)}`); }
      else { const b = newFile(ms.fileName); if (b !== a && !isVanishing(ms.fileName)) set.set(b, basename(f.fileName)); }
    }
  }
  const state = new Map(), path = [], found = new Set();
  const visit = (k) => { if (state.get(k) === 2) return; if (state.get(k) === 1) { const ring = path.slice(path.indexOf(k)); const id = [...ring].sort().join(); if (!found.has(id) && ring.some((x) => targets.some((t) => t.path === x))) { found.add(id); errors.push('file cycle: ' + ring.map((x, i) => `${rel(x)} --(${edges.get(x).get(ring[i + 1] ?? ring[0])})-->`).join(' ')); } return; } state.set(k, 1); path.push(k); for (const d of edges.get(k)?.keys() ?? []) visit(d); path.pop(); state.set(k, 2); };
  for (const k of edges.keys()) visit(k);
}
const lineCount = (t) => t.sources.reduce((n, s) => n + sf(s).getLineStarts().length - sf(s).statements.filter(ts.isImportDeclaration).length, 0);
for (const t of targets) { const n = lineCount(t); if (n > 640 && !/spec\.ts$|texts\.ts$/.test(t.path)) warnings.push(`${rel(t.path)}: about ${n} lines`); }

function report() {
  for (const w of warnings) console.log('warn  ' + w);
  for (const e of errors) console.log('ERROR ' + e);
  const inj = (st) => (ts.getDecorators(st) ?? []).some((d) => /^@Injectable/.test(d.getText()));
  const names = new Set();
  for (const f of own) if (newFile(f.fileName).startsWith(libSrc) ) for (const st of f.statements) if (ts.isClassDeclaration(st) && inj(st) && !/\.(repository|job|listener)\.ts$/.test(newFile(f.fileName))) names.add(newName.get(st) ?? st.name.text);
  console.log(`${targets.length} targets, ${names.size} injectables besides repositories, jobs, listeners; ${errors.length} errors, ${warnings.length} warnings`);
}
if (check) { report(); process.exit(errors.length ? 1 : 0); }

// ---------- edits
const edits = new Map(); // file -> [{start,end,text}]
const edit = (file, start, end, text) => { const l = edits.get(file.fileName) ?? []; l.push({ start, end, text }); edits.set(file.fileName, l); };
const declOf = (sym) => { if (!sym) return []; if (sym.flags & ts.SymbolFlags.Alias) { try { sym = checker.getAliasedSymbol(sym); } catch { return []; } } return sym.declarations ?? []; };
const aliasNames = new Map(); // file -> Map(localName -> newLocal) for import collisions, filled below
const specEdits = [];
function nameFor(decls) { for (const d of decls) if (newName.has(d)) return newName.get(d); return undefined; }
function walkFile(file) {
  const localAlias = aliasNames.get(file.fileName) ?? new Map();
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) return;
    if (ts.isArrayLiteralExpression(node)) {
      const seen = new Set();
      for (const el of node.elements) if (ts.isIdentifier(el)) { const n = nameFor(declOf(checker.getSymbolAtLocation(el))) ; if (n === undefined) continue; if (seen.has(n)) { const text = file.text; let end = el.end; const after = text.slice(end).match(/^\s*,/); if (after) end += after[0].length; edit(file, el.getFullStart(), end, ''); el.__gone = true; } seen.add(n); }
    }
    if (node.__gone) return;
    const literalMember = (lit, type) => { let p = type.getProperty(lit.text); if (!p && type.isUnion?.()) p = type.types.map((x) => x.getProperty(lit.text)).find(Boolean); const n = nameFor(p?.declarations ?? []); if (n && n !== lit.text) edit(file, lit.getStart(), lit.end, `'${n}'`); };
    if (ts.isIndexedAccessTypeNode(node) && ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal)) literalMember(node.indexType.literal, checker.getTypeFromTypeNode(node.objectType));
    if (ts.isCallExpression(node) && /^jest\.(spyOn|replaceProperty)$/.test(node.expression.getText()) && node.arguments.length > 1 && ts.isStringLiteral(node.arguments[1])) literalMember(node.arguments[1], checker.getTypeAtLocation(node.arguments[0]));
    if (ts.isTypeReferenceNode(node) && /^(Pick|Omit)$/.test(node.typeName.getText()) && node.typeArguments?.length === 2) { const lits = ts.isUnionTypeNode(node.typeArguments[1]) ? node.typeArguments[1].types : [node.typeArguments[1]]; for (const l of lits) if (ts.isLiteralTypeNode(l) && ts.isStringLiteral(l.literal)) literalMember(l.literal, checker.getTypeFromTypeNode(node.typeArguments[0])); }
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      const d = checker.getSymbolAtLocation(node.name)?.declarations?.find(ts.isParameter);
      if (d && paramNew.has(d)) { const n = paramNew.get(d); edit(file, node.getStart(), node.end, n === null ? 'this' : `this.${n}`); return; }
    }
    if (ts.isIdentifier(node)) {
      const parent = node.parent;
      let sym = checker.getSymbolAtLocation(node);
      if (ts.isShorthandPropertyAssignment(parent) && parent.name === node) {
        const v = checker.getShorthandAssignmentValueSymbol(parent);
        const p = v?.declarations?.find(ts.isParameter);
        const n = (p && paramNew.get(p)) ?? nameFor(declOf(v)) ?? localAlias.get(node.text);
        if (n && n !== node.text) edit(file, node.getStart(), node.end, `${node.text}: ${n}`);
        return;
      }
      if (ts.isBindingElement(parent) && !parent.propertyName && parent.name === node && ts.isObjectBindingPattern(parent.parent)) {
        // const { member } = object: member may be renamed
        const t = checker.getTypeAtLocation(parent.parent); const m = t.getProperty(node.text); const n = nameFor(m?.declarations ?? []);
        if (n && n !== node.text) edit(file, node.getStart(), node.end, `${n}: ${node.text}`);
        return;
      }
      const decls = declOf(sym);
      const p = decls.find((d) => ts.isParameter(d) && paramNew.has(d));
      if (p) { const n = paramNew.get(p); if (n && node !== p.name) edit(file, node.getStart(), node.end, n); else if (n && node === p.name && !classMerge.has(p.parent.parent)) edit(file, node.getStart(), node.end, n); return; }
      const isMemberName = (ts.isPropertyAccessExpression(parent) && parent.name === node) || ((ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodSignature(parent) || ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent) || ts.isGetAccessor(parent)) && parent.name === node);
      const n = nameFor(decls);
      if (n !== undefined && n !== node.text) {
        const orig = decls[0].name?.text;
        if (orig === node.text || isMemberName) edit(file, node.getStart(), node.end, n);
        return;
      }
      if (!isMemberName && sym && sym.flags & ts.SymbolFlags.Alias && localAlias.has(node.text)) edit(file, node.getStart(), node.end, localAlias.get(node.text));
      return;
    }
    ts.forEachChild(node, visit);
    if (node.jsDoc) for (const d of node.jsDoc) jsdoc(d);
  };
  // words in doc comments: names of merged classes in backquotes or @throws follow too
  const jsdoc = (d) => { const text = d.getText(); for (const [c, m] of classMerge) { const o = c.name.text; if (o.length < 4 || !text.includes(o)) continue; const re = new RegExp(`\`${o}(?:\\.(\\w+))?\``, 'g'); let x; while ((x = re.exec(text))) { const mem = x[1] && c.members.find((y) => y.name?.getText() === x[1]); const mn = x[1] ? (mem ? newName.get(mem) ?? x[1] : x[1]) : null; edit(file, d.getStart() + x.index, d.getStart() + x.index + x[0].length, `\`${m.name}${mn ? '.' + mn : ''}\``); } } };
  for (const st of file.statements) visit(st);
  // external classes: remove united parameters
  for (const st of file.statements) if (ts.isClassDeclaration(st) && !classMerge.has(st)) for (const p of ctorOf(st)?.parameters ?? []) if (dropParam.has(p)) { let end = p.end; const after = file.text.slice(end).match(/^\s*,/); if (after) end += after[0].length; edits.set(file.fileName, (edits.get(file.fileName) ?? []).filter((e) => e.start < p.getFullStart() || e.end > end)); edit(file, p.getFullStart(), end, ''); }
}
function render(file, start, end) {
  const l = (edits.get(file.fileName) ?? []).filter((e) => e.start >= start && e.end <= end).sort((a, b) => a.start - b.start || b.end - a.end);
  let out = '', at = start;
  for (const e of l) { if (e.start < at) continue; out += file.text.slice(at, e.start) + e.text; at = e.end; }
  return out + file.text.slice(at, end);
}

// ---------- imports
const pkg = (f) => { const r = rel(f).split('/'); return r[0] === 'test' ? 'test' : `${r[0]}/${r[1]}`; };
const isHttp = (f) => /\.(controller|dto)\.ts$|\/http\.ts$/.test(f);
const needExport = new Map(); // lib -> Map(name -> {file,type})
function importsOf(file, target) {
  const out = []; // {spec, name, local, type, kind}
  for (const st of file.statements) {
    if (!ts.isImportDeclaration(st)) continue;
    const spec = st.moduleSpecifier.text;
    const ms = checker.getSymbolAtLocation(st.moduleSpecifier)?.declarations?.[0];
    const internal = ms && ts.isSourceFile(ms) && ms.fileName.startsWith(root) && !ms.fileName.includes('/node_modules/') ? ms.fileName : null;
    const clause = st.importClause;
    const specFor = (declFile, exported, type) => {
      if (!internal) { if (!spec.startsWith('.')) return spec; return relSpec(target, resolve(dirname(file.fileName), spec), false); }
      const byAlias = spec.startsWith('@lopso/');
      const viaIndex = /\/index\.ts$|\/http\.ts$/.test(internal);
      const d = declFile && declFile.startsWith(root) && !declFile.includes('/node_modules/') ? declFile : internal;
      if (byAlias && pkg(internal) !== pkg(target)) {
        const moved = newFile(d);
        if (isHttp(moved) && !spec.endsWith('/http') && spec !== '@lopso/platform') return spec + '/http';
        return spec;
      }
      const nd = newFile(d);
      if (pkg(nd) === pkg(target)) { if (viaIndex && !byAlias && !fileTarget.has(d) && pkg(file.fileName) === pkg(target)) return nd === target ? null : relSpec(target, viaIndex && d !== internal ? nd : internal); return nd === target ? null : relSpec(target, nd); }
      // crosses packages
      if (spec.startsWith('.') && pkg(file.fileName) === 'test' ) return relSpec(target, nd);
      if (spec.startsWith('.') && /spec\.ts$/.test(target)) return relSpec(target, nd);
      if (pkg(nd).startsWith('libs/')) {
        const lib = pkg(nd).split('/')[1]; const http = isHttp(nd) && lib !== 'platform';
        const k = http ? `${lib}/http` : lib; const m = needExport.get(k) ?? new Map(); m.set(exported, { file: nd, type: type || (m.get(exported)?.type ?? type) }); needExport.set(k, m);
        return `@lopso/${k}`;
      }
      if (pkg(target).startsWith('libs/')) errors.push(`${rel(target)} would import ${exported} of ${rel(nd)}`);
      return relSpec(target, nd);
    };
    if (!clause) { out.push({ spec: internal ? relSpec(target, newFile(internal)) : spec, kind: 'side' }); continue; }
    const typeAll = clause.isTypeOnly ?? clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (clause.name) out.push({ spec: specFor(internal), kind: 'default', local: clause.name.text, type: typeAll });
    const nb = clause.namedBindings;
    if (nb && ts.isNamespaceImport(nb)) out.push({ spec: specFor(internal), kind: 'ns', local: nb.name.text, type: typeAll });
    if (nb && ts.isNamedImports(nb)) for (const el of nb.elements) {
      const decls = declOf(checker.getSymbolAtLocation(el.name));
      const orig = (el.propertyName ?? el.name).text;
      const nn = nameFor(decls) ?? orig;
      const type = typeAll || el.isTypeOnly;
      const s = specFor(decls[0]?.getSourceFile().fileName, nn, type);
      if (s === null) continue;
      let local = el.propertyName ? el.name.text : nn;
      out.push({ spec: s, kind: 'named', name: nn, local, type, was: el.name.text });
    }
  }
  return out;
}
function relSpec(from, to) { let r = relative(dirname(from), to).replace(/\.ts$/, ''); if (!r.startsWith('.')) r = './' + r; return r; }
function printImports(list, bodyText) {
  const used = new Set();
  const sc = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, bodyText);
  { // identifiers outside comments; template literals are rescanned crudely
    for (const m of stripComments(bodyText).matchAll(/[A-Za-z_$][\w$]*/g)) used.add(m[0]);
  }
  const bySpec = new Map(); const sides = new Set(); const whole = new Set();
  for (const i of list) {
    if (i.kind === 'side') { sides.add(i.spec); continue; }
    if (!used.has(i.local)) continue;
    if (i.kind === 'ns') { whole.add(`import ${i.type ? 'type ' : ''}* as ${i.local} from '${i.spec}';`); continue; }
    if (i.kind === 'default') { whole.add(`import ${i.type ? 'type ' : ''}${i.local} from '${i.spec}';`); continue; }
    const m = bySpec.get(i.spec) ?? new Map(); bySpec.set(i.spec, m);
    const k = i.local; const b = m.get(k);
    m.set(k, { name: i.name, local: i.local, type: i.type && (b?.type ?? true) });
  }
  const rank = (s) => (s.startsWith('node:') ? 0 : s.startsWith('@lopso/') ? 2 : s.startsWith('.') ? (s.startsWith('..') ? 3 : 4) : 1);
  const lines = [...bySpec].map(([s, m]) => [s, `import { ${[...m.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)).map((x) => `${x.type ? 'type ' : ''}${x.name}${x.name === x.local ? '' : ` as ${x.local}`}`).join(', ')} } from '${s}';`]);
  lines.sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1));
  return [...[...sides].map((s) => `import '${s}';`), ...whole, ...lines.map((l) => l[1])].join('\n');
}
function stripComments(t) { return t.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1'); }

// import name collisions inside a target: same local, other origin; or a local that is a top-level name of another source
for (const t of targets) {
  const seen = new Map();
  t.imports = [];
  for (const s of t.order) for (const i of importsOf(sf(s), t.path)) {
    if (i.kind === 'side') { t.imports.push(i); continue; }
    const origin = `${i.spec}#${i.kind}#${i.name ?? ''}`;
    const same = seen.get(i.local);
    const clash = (same !== undefined && same !== origin) || t.topNames.has(i.local);
    if (clash) { const to = `${i.local}Of${pascal(i.spec)}`; const m = aliasNames.get(s) ?? new Map(); m.set(i.was ?? i.local, to); aliasNames.set(s, m); warnings.push(`${rel(t.path)}: import ${i.local} of ${i.spec} becomes ${to}`); i.local = to; }
    seen.set(i.local, origin);
    t.imports.push(i);
  }
}
for (const f of own) walkFile(f);

// ---------- write
const writes = new Map(), deletes = new Set();
const stmtText = (file, st) => { let x = render(file, st.getFullStart(), st.end); if (st.__export && !/^\s*(\/\*\*[\s\S]*?\*\/\s*)?export /.test(x)) x = x.replace(/((?:^|\n)\s*)(const|function|interface|type|class|async function|abstract class|enum) /, '$1export $2 '); return x.replace(/^\s*\n/, '\n').trimEnd(); };
function mergedClass(m) {
  const file0 = m.classes[0].getSourceFile();
  const decos = []; const impl = [];
  let ext = '';
  for (const c of m.classes) {
    for (const d of ts.getDecorators(c) ?? []) { const x = render(c.getSourceFile(), d.getStart(), d.end); if (!decos.includes(x)) decos.push(x); }
    for (const h of c.heritageClauses ?? []) for (const ty of h.types) { const x = render(c.getSourceFile(), ty.getStart(), ty.end); if (h.token === ts.SyntaxKind.ExtendsKeyword) { if (ext && ext !== x) errors.push(`${m.name}: two bases`); ext = x; } else if (!impl.includes(x)) impl.push(x); }
  }
  const doc = m.target.doc[m.name];
  const lead = doc ? `/** ${doc} */` : (m.classes[0].jsDoc ?? []).map((d) => render(file0, d.getStart(), d.end)).join('\n');
  const fields = [], methods = [], bodies = [], params = [];
  for (const p of m.params) { const f = p.getSourceFile(); let x = render(f, p.getStart(), p.end); const n = paramNew.get(p); if (n) { const nameStart = p.name.getStart(), nameEnd = p.name.end; x = render(f, p.getStart(), nameStart) + n + render(f, nameEnd, p.end); } const jd = (p.jsDoc ?? []).map((d) => d.getText()).join('\n'); params.push((jd && !x.startsWith('/**') ? jd + '\n' : '') + x); }
  for (const c of m.classes) {
    const f = c.getSourceFile();
    for (const mem of c.members) {
      if (dropStatement.has(mem)) continue;
      if (ts.isConstructorDeclaration(mem)) { if (mem.body && mem.body.statements.length) bodies.push(render(f, mem.body.getStart() + 1, mem.body.end - 1).trimEnd()); continue; }
      let x = render(f, mem.getFullStart(), mem.end);
      x = x.replace(/^\s*\n/, '');
      if (ts.isPropertyDeclaration(mem)) fields.push(x); else methods.push(x);
    }
  }
  const isAbstract = m.classes.some((c) => (c.modifiers ?? []).some((x) => x.kind === ts.SyntaxKind.AbstractKeyword));
  const head = `export ${isAbstract ? 'abstract ' : ''}class ${m.name}${ext ? ` extends ${ext}` : ''}${impl.length ? ` implements ${impl.join(', ')}` : ''} {`;
  const ctor = params.length || bodies.length ? `  constructor(\n${params.map((p) => `    ${p},`).join('\n')}\n  ) {${bodies.length ? bodies.join('\n') + '\n  ' : ''}}` : '';
  return [lead, ...decos, head, ...(fields.length ? [fields.join('\n'), ''] : []), ...(ctor ? [ctor, ''] : []), methods.join('\n\n'), '}'].filter((x) => x !== undefined).join('\n');
}
for (const t of targets) {
  const parts = [];
  const last = new Map(); // merge -> last source index
  const place = new Map();
  for (const s of t.order) for (const st of sf(s).statements) if (classMerge.has(st)) place.set(classMerge.get(st), st);
  for (const s of t.order) {
    const file = sf(s);
    for (const st of file.statements) {
      if (ts.isImportDeclaration(st) || dropStatement.has(st)) continue;
      if (ts.isExportDeclaration(st)) { if (!st.moduleSpecifier) parts.push(render(file, st.getFullStart(), st.end)); else warnings.push(`${rel(s)}: re-export dropped: ${st.getText()}`); continue; }
      if (classMerge.has(st)) { const m = classMerge.get(st); if (place.get(m) === st) parts.push('\n' + mergedClass(m)); continue; }
      parts.push(stmtText(file, st));
    }
    const first = file.statements[0]; if (first && ts.isImportDeclaration(first)) { const head = file.text.slice(0, first.getStart()).trim(); if (head) warnings.push(`${rel(s)}: words before imports dropped: ${head.slice(0, 80)}`); }
  }
  const body = parts.join('\n').replace(/\n{3,}/g, '\n\n').trim() + '\n';
  const imports = printImports(t.imports, body);
  writes.set(t.path, (imports ? imports + '\n\n' : '') + body);
  for (const s of t.sources) if (s !== t.path) deletes.add(s);
}
// relative specifiers in import(), import types, jest.mock
const looseSpec = (file, target) => {
  const visit = (n) => {
    let lit = null;
    if (ts.isCallExpression(n) && n.arguments.length && ts.isStringLiteral(n.arguments[0]) && (n.expression.kind === ts.SyntaxKind.ImportKeyword || /^(require(\.resolve)?|jest\.\w+)$/.test(n.expression.getText()))) lit = n.arguments[0];
    if (ts.isImportTypeNode(n) && ts.isLiteralTypeNode(n.argument)) lit = n.argument.literal;
    if (lit && lit.text.startsWith('.')) { const p = resolve(dirname(file.fileName), lit.text.replace(/\.js$/, '') + '.ts'); if (existsSync(p) && (fileTarget.has(p) || target !== file.fileName)) edit(file, lit.getStart(), lit.end, `'${relSpec(target, newFile(p))}'`); else if (target !== file.fileName) warnings.push(`${rel(file.fileName)}: path ${lit.text}`); }
    ts.forEachChild(n, visit);
  };
  visit(file);
  if (target !== file.fileName && /__dirname|import\.meta/.test(file.text)) warnings.push(`${rel(file.fileName)}: uses __dirname`);
};
for (const f of own) looseSpec(f, newFile(f.fileName));
for (const f of own) {
  if (fileTarget.has(f.fileName)) continue;
  const imps = f.statements.filter(ts.isImportDeclaration), exps = f.statements.filter((s) => ts.isExportDeclaration(s) && s.moduleSpecifier);
  let touched = (edits.get(f.fileName) ?? []).length > 0;
  let text;
  // does any import change?
  const old = imps.map((i) => i.getText()).join('\n');
  const concerned = imps.some((i) => { const ms = checker.getSymbolAtLocation(i.moduleSpecifier)?.declarations?.[0]; if (ms && ts.isSourceFile(ms) && (fileTarget.has(ms.fileName) )) return true; const nb = i.importClause?.namedBindings; return nb && ts.isNamedImports(nb) && nb.elements.some((el) => { const d = declOf(checker.getSymbolAtLocation(el.name)); return nameFor(d) !== undefined || (d[0] && fileTarget.has(d[0].getSourceFile().fileName)); }); });
  const expConcerned = exps.some((e) => { const ms = checker.getSymbolAtLocation(e.moduleSpecifier)?.declarations?.[0]; return ms && ts.isSourceFile(ms) && (fileTarget.has(ms.fileName) || isVanishing(ms.fileName)) || (e.exportClause && ts.isNamedExports(e.exportClause) && e.exportClause.elements.some((el) => { const d = declOf(checker.getSymbolAtLocation(el.name)); return nameFor(d) !== undefined || (d[0] && fileTarget.has(d[0].getSourceFile().fileName)); })); });
  if (!concerned && !expConcerned && !touched) continue;
  let list = concerned ? importsOf(f, f.fileName) : null;
  const parts = []; let bodyParts = [];
  let at = 0;
  const expLines = new Map();
  if (expConcerned) for (const e of exps) {
    const ms = checker.getSymbolAtLocation(e.moduleSpecifier)?.declarations?.[0];
    if (!e.exportClause) { if (ms && ts.isSourceFile(ms) && fileTarget.has(ms.fileName)) warnings.push(`${rel(f.fileName)}: export * of a moved file`); continue; }
    for (const el of e.exportClause.elements) {
      const d = declOf(checker.getSymbolAtLocation(el.name)); const orig = (el.propertyName ?? el.name).text; const nn = nameFor(d) ?? orig;
      const df = d[0]?.getSourceFile().fileName; const src = df && df.startsWith(root) && pkg(df) === pkg(f.fileName) ? newFile(df) : ms?.fileName ?? null;
      const nf = df && fileTarget.has(df) ? newFile(df) : src;
      const s = nf && nf.startsWith(root) && !nf.includes('node_modules') ? relSpec(f.fileName, nf) : e.moduleSpecifier.text;
      const m = expLines.get(s) ?? new Map(); expLines.set(s, m);
      const outName = el.propertyName ? el.name.text : nn; const type = e.isTypeOnly || el.isTypeOnly; const b = m.get(outName);
      m.set(outName, { name: nn, out: outName, type: type && (b?.type ?? true) });
    }
  }
  // text without imports (and named re-exports when regenerated)
  let firstImport = imps[0];
  const cut = new Set([...(list ? imps : []), ...(expConcerned ? exps.filter((e) => e.exportClause) : [])]);
  let head = '', out = '', pos = 0;
  for (const st of f.statements) {
    if (!cut.has(st)) continue;
    const lead = f.text.slice(st.getFullStart(), st.getStart());
    if (st === firstImport && list) { head = f.text.slice(0, st.getStart()).trim(); pos = st.end; continue; }
    out += render(f, pos, ts.isExportDeclaration(st) ? st.getStart() : st.getFullStart());
    pos = st.end;
  }
  out += render(f, pos, f.text.length);
  const exportsText = [...expLines].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([s, m]) => `export { ${[...m.values()].map((x) => `${x.type ? 'type ' : ''}${x.name}${x.name === x.out ? '' : ` as ${x.out}`}`).join(', ')} } from '${s}';`).join('\n');
  if (list) { const imports = printImports(list, out + exportsText); text = (head ? head + '\n' : '') + imports + '\n' + (exportsText ? exportsText + '\n' : '') + out; } else text = (exportsText ? exportsText + '\n' : '') + out;
  writes.set(f.fileName, text);
}
// exports that other packages need
for (const [k, names] of needExport) {
  const [lib, http] = k.split('/');
  const file = join(root, 'libs', lib, 'src', http ? 'http.ts' : 'index.ts');
  let text = writes.get(file) ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const has = (n) => new RegExp(`[{,\\s]${n}\\s*[,}]`).test(stripComments(text));
  const by = new Map();
  for (const [n, { file: d, type }] of names) if (!has(n)) { const l = by.get(d) ?? []; l.push(`${type ? 'type ' : ''}${n}`); by.set(d, l); }
  for (const [d, l] of by) text += `export { ${l.join(', ')} } from '${relSpec(file, d)}';\n`;
  if (by.size) writes.set(file, text);
}
report();
if (errors.length && !args.includes('--force')) process.exit(1);
for (const d of deletes) rmSync(d);
for (const [f, t] of writes) { mkdirSync(dirname(f), { recursive: true }); writeFileSync(f, t); }
writeFileSync('/tmp/meld/last-written.txt', [...writes.keys()].join('\n') + '\n');
console.log(`${writes.size} files written, ${deletes.size} removed`);
