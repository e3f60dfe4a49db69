import type MarkdownIt from 'markdown-it';
import { escapeHtml, htmlAttribute } from '../html';
import { CALLOUTS, containerOf, type ContainerInfo } from './containers';
import { attributesOf, type Token } from './token';

type Rule = MarkdownIt.RendererRule;

/** Every id of a text begins with this, so that it can't clash with the page's. */
export const ID_PREFIX = 'noi-dung-';

/** What one rendering keeps track of. */
export interface RenderState {
  /** Part of the ids of footnotes and figures. */
  readonly name: string;
  tables: number;
  /** Inline drawings, by the number of their placeholder. */
  readonly drawings: string[];
}

/** Stands for a drawing until the text has been sanitised; no source can hold these characters. */
export function placeholder(index: number): string {
  return `\ue000${String(index)}\ue001`;
}

/** How the blocks of content/ become HTML. Only classes and data the web client knows. */
export function addRenderRules(parser: MarkdownIt.MarkdownIt): void {
  const rules = parser.renderer.rules;
  parser.renderer.renderAttrs = renderAttributes;
  rules.container_block_open = (tokens, index) => openContainer(tokens[index]);
  rules.container_block_close = (tokens, index) => closeContainer(tokens[index]);
  rules.table_open = openTable;
  rules.table_close = () => '</table>\n</div>\n';
  rules.figure = renderFigure;
  rules.footnote_ref = renderFootnoteMention;
  rules.footnote_block_open = () =>
    '<section class="footnotes">\n<p class="footnotes-title">Chú thích</p>\n<ol class="footnotes-list">\n';
  rules.footnote_open = (tokens, index, _options, env) =>
    `<li id="${ID_PREFIX}${stateOf(env).name}-fn-${noteNumber(tokens[index])}" class="footnote-item">`;
  rules.footnote_anchor = renderFootnoteReturn;
}

function renderAttributes(token: Token): string {
  return attributesOf(token)
    .map(([name, value]) => htmlAttribute(name, withPrefix(name, value)))
    .join('');
}

function withPrefix(name: string, value: string): string {
  if (name === 'id') return ID_PREFIX + value;
  if (name === 'href' && value.startsWith('#')) return `#${ID_PREFIX}${value.slice(1)}`;
  return value;
}

function stateOf(env: MarkdownIt.Env | undefined): RenderState {
  return env?.state as RenderState;
}

function openContainer(token: Token | undefined): string {
  const { kind, title, audio } = containerOf(token);
  const more = token ? renderAttributes(token) : '';
  if (kind === 'steps') return `<div class="steps"${more}>\n`;
  if (kind === 'audio') return openAudio(audio);
  const name = escapeHtml(CALLOUTS[kind]);
  const heading = title === '' ? name : `<span class="callout-kind">${name}:</span> ${escapeHtml(title)}`;
  return `<aside class="callout callout-${kind}" role="note"${more}>\n<p class="callout-title">${heading}</p>\n`;
}

function openAudio(audio: ContainerInfo['audio']): string {
  const source = htmlAttribute('data-src', audio?.src ?? '');
  const language = htmlAttribute('data-lang', audio?.lang ?? '');
  return `<figure class="audio"${source}${language}>\n<details>\n<summary>Lời của bài nghe</summary>\n`;
}

function closeContainer(token: Token | undefined): string {
  const { kind } = containerOf(token);
  if (kind === 'steps') return '</div>\n';
  return kind === 'audio' ? '</details>\n</figure>\n' : '</aside>\n';
}

const openTable: Rule = (tokens, index, _options, env) => {
  const state = stateOf(env);
  state.tables += 1;
  const label = htmlAttribute('aria-label', `Bảng ${String(state.tables)}`);
  const token = tokens[index];
  return `<div class="table-wrap" tabindex="0" role="region"${label}>\n<table${token ? renderAttributes(token) : ''}>\n`;
};

/** A drawing and its caption, as `figures.ts` left them in the token. */
export interface FigureMeta {
  readonly caption: string;
  readonly render: (idPrefix: string) => string;
}

const renderFigure: Rule = (tokens, index, _options, env) => {
  const state = stateOf(env);
  const token = tokens[index];
  const figure = token?.meta?.figure as FigureMeta;
  const number = state.drawings.length;
  state.drawings.push(figure.render(`${ID_PREFIX}${state.name}-h${String(number + 1)}-`));
  const caption = figure.caption === '' ? '' : `<figcaption>${escapeHtml(figure.caption)}</figcaption>`;
  return `<figure class="figure">${placeholder(number)}${caption}</figure>\n`;
};

function noteNumber(token: Token | undefined): string {
  return String(Number(token?.meta?.id ?? 0) + 1);
}

function mentionId(token: Token | undefined, state: RenderState): string {
  const again = Number(token?.meta?.subId ?? 0);
  return `${ID_PREFIX}${state.name}-fnref-${noteNumber(token)}${again > 0 ? `-${String(again + 1)}` : ''}`;
}

const renderFootnoteMention: Rule = (tokens, index, _options, env) => {
  const state = stateOf(env);
  const token = tokens[index];
  const number = noteNumber(token);
  const target = `${ID_PREFIX}${state.name}-fn-${number}`;
  const label = `Chú thích ${number}`;
  return `<sup class="footnote-ref"><a href="#${target}" id="${mentionId(token, state)}" aria-label="${label}">[${number}]</a></sup>`;
};

const renderFootnoteReturn: Rule = (tokens, index, _options, env) => {
  const target = mentionId(tokens[index], stateOf(env));
  return ` <a href="#${target}" class="footnote-backref" aria-label="Về chỗ đang đọc">\u21a9\ufe0e</a>`;
};
