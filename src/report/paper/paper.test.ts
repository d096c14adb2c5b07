import { describe, expect, it } from 'vitest';
import { list, type Paper, section, tableOf } from './paper.ts';
import { paperHtml } from './paper-html.ts';
import { paperMarkdown } from './paper-markdown.ts';

const imprint = { account: 'acme <&> "sons"', writtenAt: '2026-06-12T08:00:00.000Z', asOf: '' };
const paper: Paper = {
  title: 'A <b>title</b>',
  lead: 'Says 1,000.',
  sections: [
    section(
      'Names',
      tableOf(
        'Tags',
        ['tag', 'people', ''],
        [
          ['<img src=https://evil.example/x onerror=alert(1)>', 1234, ''],
          ['a|b\nc', 5, '=1+1'],
          ['June', 6, '2026-06'],
        ],
      ),
      tableOf('Nothing', ['x'], []),
      {
        kind: 'bars',
        caption: 'Bars',
        bars: [
          { name: 'zero', value: 0 },
          { name: '"quoted"', value: 2000 },
        ],
      },
    ),
    section('Steps', list(['one']), {
      kind: 'ticks',
      items: [
        { done: true, text: 'done', details: ['by Ann'] },
        { done: false, text: 'to do' },
      ],
    }),
    section('Left out'),
  ],
};

describe('a paper as HTML', () => {
  const html = paperHtml(paper, imprint);

  it('asks for nothing, and forbids it', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object|form)\b|url\(|@import|\son\w+=["']/iu);
    // Names of an account stand in it as text, never as markup.
    expect(html).toContain('&#60;img src=https://evil.example/x onerror=alert(1)&#62;');
    expect(html).toContain('acme &#60;&#38;&#62; &#34;sons&#34;');
  });

  it('names every table and chart, sets numbers to the right, leaves empty sections out', () => {
    expect(html).toContain('<caption>Tags</caption>');
    expect(html).toContain('<th scope="col" class="number">people</th><td></td>');
    expect(html).toContain('<td class="number">1,234</td>');
    expect(html).toContain('<td class="day">2026-06</td>');
    expect(html).toContain('<strong>Nothing:</strong> None.');
    expect(html).toContain('aria-label="Bars. zero: 0; &#34;quoted&#34;: 2,000"');
    expect(html).not.toContain('Left out');
  });
});

it('a paper as Markdown says the same, on lines and in cells that names cannot leave', () => {
  const markdown = paperMarkdown(paper, imprint);
  expect(markdown).toContain('| a\\|b c | 5 | =1+1 |');
  expect(markdown).toContain('| &lt;img src=https://evil.example/x onerror=alert(1)&gt; | 1,234 |');
  expect(markdown).toContain('- [x] done\n  - by Ann\n- [ ] to do');
  expect(markdown).toContain('Nothing: None.');
  expect(markdown).not.toContain('Left out');
  expect(markdown.trimEnd().split('\n').at(-1)).toContain('from no exports yet');
});
