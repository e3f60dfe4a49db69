import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PrintShop } from './print-shop';
import { printInProcess } from './printing-process';
import { drawPaper, makeCompiler, setPaper } from './typesetting';

/** Static faces only: Typst does not set variable fonts. */
const FACES = [
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  '@expo-google-fonts/source-sans-3/800ExtraBold/SourceSans3_800ExtraBold.ttf',
];

/**
 * Without eviction the compiler's memo grew to 616 MB over 2,000 papers. It grows with what is set, so it is counted in signs of
 * data: a certificate has about 11,000, most of it the cells of its QR code.
 */
const EVICT_AFTER = 100_000;
const KEEP_AGE = 1;

/** From four certificates on a paper is set in a process of its own: fifty would hold up every other request for a second. */
const LARGE_SIGNS = 35_000;

function fontFile(face: string): string {
  const [scope = '', name = '', ...file] = face.split('/');
  return join(dirname(require.resolve(`${scope}/${name}/package.json`)), ...file);
}

/** NFC in every text of the data: the faces set composed letters best. */
function composed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

/**
 * Sets PDF papers from Typst templates with the fonts “Tinos” (400, 700, italics) and “Source Sans 3” (400, 600, 700, 800).
 * The compiler is loaded and made at the first paper, so a process that prints none carries none. Large papers are set elsewhere, one
 * at a time.
 */
@Injectable()
export class Paper {
  private compiler: Promise<NodeCompiler> | null = null;
  private signsSet = 0;
  private readonly fonts = FACES.map(fontFile);
  private readonly shop = new PrintShop(printInProcess);

  /**
   * A tagged PDF of a template. The template reads its data by `json(bytes(sys.inputs.data))`; data is never evaluated
   * as Typst. Same template and data: same bytes, unless the template asks for today's date.
   * @throws Error with Typst's message when the template is wrong, PrintingBusy when too many large papers wait
   */
  async render(template: string, data: object): Promise<Buffer> {
    const text = JSON.stringify(data, composed);
    if (text.length > LARGE_SIGNS) return this.shop.take({ fonts: this.fonts, template, data: text });
    const compiler = await this.ready();
    const pdf = setPaper(compiler, { template, data: text });
    this.forget(compiler, text.length);
    return pdf;
  }

  /**
   * The pages of a template one below the other as SVG, letters as outlines, for a screen; and the values of its metadata under a label.
   * @throws Error with Typst's message when the template is wrong
   */
  async draw(
    template: string,
    data: object,
    label: string,
  ): Promise<{ readonly svg: string; readonly told: readonly unknown[] }> {
    const text = JSON.stringify(data, composed);
    const compiler = await this.ready();
    const drawn = drawPaper(compiler, { template, data: text }, label);
    this.forget(compiler, text.length);
    return drawn;
  }

  private forget(compiler: NodeCompiler, signs: number): void {
    this.signsSet += signs;
    for (; this.signsSet >= EVICT_AFTER; this.signsSet -= EVICT_AFTER) compiler.evictCache(KEEP_AGE);
  }

  private ready(): Promise<NodeCompiler> {
    this.compiler ??= makeCompiler(this.fonts);
    return this.compiler;
  }
}
