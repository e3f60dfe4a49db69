import sanitizeHtml from 'sanitize-html';

/**
 * The second wall: what markdown-it (without raw HTML) and the render rules made is filtered once more. Nothing that
 * runs, loads or styles is on the list. Drawings come after it, through their own allow-list.
 */
const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'h4', 'strong', 'em', 'code', 'br', 'a', 'sup', 'span'],
    ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['aside', 'div', 'section', 'figure', 'figcaption', 'details', 'summary'],
  ],
  allowedAttributes: {
    '*': ['id', 'class', 'lang'],
    a: ['href', 'rel', 'aria-label'],
    aside: ['role'],
    div: ['tabindex', 'role', 'aria-label'],
    figure: ['data-src', 'data-lang'],
    ol: ['start'],
    th: ['scope'],
  },
  allowedSchemes: ['https'],
  allowedSchemesByTag: {},
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  parseStyleAttributes: false,
};

/** Removes every element and attribute that is not on the list. */
export function sanitize(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
