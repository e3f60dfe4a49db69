import { formatDateTime } from '../../lib/i18n/format';
import { fieldWord, sectionWords, valueWord } from './messages/own-data';
import { t } from './messages/vi';

type Row = Readonly<Record<string, string | number | boolean | null>>;
export type OwnFile = Readonly<Record<string, readonly Row[]>>;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function rowHtml(section: string, row: Row): string {
  const cells = Object.entries(row).flatMap(([name, value]) =>
    value === null || value === ''
      ? []
      : [`<dt>${escape(fieldWord(name))}</dt><dd>${escape(valueWord(section, name, String(value)))}</dd>`],
  );
  return `<dl>${cells.join('')}</dl>`;
}

/** Everything that is held as a page that opens and prints without network. */
export function readablePage(file: OwnFile, name: string, madeAt = new Date()): string {
  const title = escape(t('fileTitle', { name }));
  const sections = Object.entries(file).map(([key, rows]) => {
    const said = sectionWords[key] ?? { title: key, why: '' };
    return `<section><h2>${escape(said.title)}</h2><p>${escape(said.why)}</p>${rows.map((row) => rowHtml(key, row)).join('')}</section>`;
  });
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:18px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2620}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:.2rem 1rem;border-top:1px solid #ddd3be;padding:.5rem 0;margin:0}
dt{color:#515c54}dd{margin:0;overflow-wrap:anywhere}h2{margin:2rem 0 0}</style>
<h1>${title}</h1><p>${escape(t('fileMadeAt', { when: formatDateTime(madeAt) }))}</p>${sections.join('')}</html>`;
}
