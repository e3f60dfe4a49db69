import MarkdownIt from 'markdown-it';
import attributes from 'markdown-it-attrs';
import container from 'markdown-it-container';
import footnote from 'markdown-it-footnote';
import { addRenderRules } from './render-rules';

/** The one type of all containers; which of them it is stands in `meta` after the container check. */
export const CONTAINER = 'container_block';

/**
 * The Markdown of content/: CommonMark with tables, footnotes, `{…}` attributes and `:::` containers, without raw HTML,
 * setext headings (a line of --- under text) and automatic links. Holds no state between calls.
 *
 * Every link passes here, since `links.ts` judges each with its line number; nothing but https leaves it.
 */
export const markdown = createParser();

function createParser(): MarkdownIt.MarkdownIt {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: false });
  parser.validateLink = () => true;
  parser.disable(['lheading', 'strikethrough']);
  // The plugin reports a pattern it can't apply and leaves the text as it is; `prose.ts` finds the left-over braces.
  parser.use(attributes, { errorHandler: () => undefined });
  parser.use(footnote);
  parser.use(container, CONTAINER.replace('container_', ''), { validate: (info: string) => info.trim() !== '' });
  addRenderRules(parser);
  return parser;
}
