/** Elements a drawing may use. No defs-and-reference elements: they need url() or href. */
export const DRAWING_ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
]);

/** Elements that are dropped without a word: the text alternative stands in the lesson. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(['title', 'desc', 'metadata']);

/** Elements that paint an area, black unless a class says otherwise. */
export const FILLED_ELEMENTS: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'polyline',
  'polygon',
  'text',
]);

/** Attributes of the root that inlining replaces. */
export const DROPPED_ON_ROOT: ReadonlySet<string> = new Set([
  'xmlns',
  'version',
  'role',
  'aria-label',
  'aria-hidden',
  'focusable',
  'width',
  'height',
]);

/** Attributes that paint or refer; told apart so that the author gets the right advice. */
export const COLOUR_ATTRIBUTES: ReadonlySet<string> = new Set(['fill', 'stroke', 'color', 'stop-color', 'style']);

// No pattern can match a text in two ways, so that none of them is slow on a hostile file.
const LENGTH = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;
const LENGTHS = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[\s,]+-?(?:\d+(?:\.\d*)?|\.\d+))*$/;
const SHARE = /^(?:0|1|0?\.\d+)$/;
const PATH_DATA = /^[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]+$/;
const POINTS = /^[0-9eE+\-.,\s]+$/;
const TRANSFORM =
  /^(?:translate|rotate|scale|matrix|skewX|skewY)\([0-9eE+\-.,\s]+\)(?:[\s,]*(?:translate|rotate|scale|matrix|skewX|skewY)\([0-9eE+\-.,\s]+\))*$/;
const ID = /^[A-Za-z][\w-]*$/;

/** Classes the page styles in light and dark. */
export const DRAWING_CLASS =
  /^(?:f-(?:paper|surface|sunk|ink2?|tea|tea-soft|cam|late|done|none)|s-(?:ink2?|tea|cam|late|line|edge|none)|t|t2|b)$/;

const CLASSES = /^[a-z0-9\s-]+$/;

/** What the value of every allowed attribute must look like. An attribute that is not here is not allowed. */
export const ATTRIBUTE_VALUES: ReadonlyMap<string, RegExp> = new Map([
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height'].map(
    (name): [string, RegExp] => [name, LENGTH],
  ),
  ['dx', LENGTHS],
  ['dy', LENGTHS],
  ['viewBox', LENGTHS],
  ['preserveAspectRatio', /^[A-Za-z\s]+$/],
  ['d', PATH_DATA],
  ['points', POINTS],
  ['transform', TRANSFORM],
  ['id', ID],
  ['class', CLASSES],
  ['stroke-width', LENGTH],
  ['stroke-linecap', /^(?:butt|round|square)$/],
  ['stroke-linejoin', /^(?:miter|round|bevel)$/],
  ['stroke-miterlimit', LENGTH],
  ['stroke-dasharray', LENGTHS],
  ['stroke-dashoffset', LENGTH],
  ['font-size', LENGTH],
  ['text-anchor', /^(?:start|middle|end)$/],
  ['dominant-baseline', /^[a-z-]+$/],
  ['letter-spacing', LENGTH],
  ['opacity', SHARE],
  ['fill-opacity', SHARE],
  ['stroke-opacity', SHARE],
  ['fill-rule', /^(?:nonzero|evenodd)$/],
  ['vector-effect', /^(?:none|non-scaling-stroke)$/],
]);
