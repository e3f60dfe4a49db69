/** @jest-environment jsdom */
import { sanitise } from './sanitise';

describe('lesson HTML', () => {
  it('keeps what the compiler makes', () => {
    const html =
      '<div class="callout callout-try"><p class="callout-title">Làm thử</p><ol><li>Mở máy</li></ol></div>' +
      '<figure class="figure"><svg viewBox="0 0 360 200"><path class="f-tea s-ink" d="M0 0h9"></path></svg></figure>';
    expect(sanitise(html)).toBe(html);
  });

  it('drops scripts, styles and frames with their contents', () => {
    expect(sanitise('<p>a<script>alert(1)</script><style>p{}</style><iframe src="https://x.vn"></iframe></p>')).toBe(
      '<p>a</p>',
    );
    expect(sanitise('<svg><script>alert(1)</script><foreignObject><p>x</p></foreignObject></svg>')).not.toMatch(
      /script|foreign|<p>/i,
    );
  });

  it('drops handlers, inline styles and addresses that run code', () => {
    expect(sanitise('<p onclick="x()" style="color:red">a</p>')).toBe('<p>a</p>');
    expect(sanitise('<a href="javascript:alert(1)">a</a>')).toBe('<a>a</a>');
    expect(sanitise('<img src="data:text/html,x" alt="Ảnh">')).toBe('<img alt="Ảnh">');
    expect(sanitise('<a href="//evil.example/x">a</a>')).toBe('<a>a</a>');
  });

  it('unwraps unknown elements and keeps their words', () => {
    expect(sanitise('<p><blink>chú ý</blink></p>')).toBe('<p>chú ý</p>');
  });

  it('refuses references out of the drawing', () => {
    expect(sanitise('<svg><use href="https://x.vn/a.svg#b"></use></svg>')).toBe('<svg></svg>');
    expect(sanitise('<svg><rect fill="url(https://x.vn/a)"></rect></svg>')).toBe('<svg><rect></rect></svg>');
  });

  it('opens other hosts beside the page', () => {
    expect(sanitise('<a href="https://dichvucong.gov.vn">a</a>')).toContain('rel="noopener noreferrer"');
  });
});
