import { expect, it } from 'vitest'
import { readDrawing } from '../../../worker/curriculum/compile/drawing.ts'
import type { KnownMedium } from '../../../worker/curriculum/media.ts'
import { renderLesson } from '../../../worker/curriculum/compile/markdown.ts'

const PICTURE = { viewBox: '0 0 10 10', root: '', inside: '<rect width="10" height="10"/>' }
const FILE = { bytes: 85_000, width: null, height: null, seconds: null }
const drawings = new Map([['gambar/peta.svg', PICTURE]])
const render = (body: string) => renderLesson(`# Judul\n\n${body}`, drawings)
/** The first line of a practice. */
const PRACTICE = ':::latihan{pertanyaan="Apa?"}'
const reasons = (body: string) => render(body).problems.map(({ reason }) => reason)

it('splits a lesson into its title and screens', () => {
  const lesson = render('Satu *dua*.\n\n---\n\n## Bagian\n\n- a\n- b\n')
  expect(lesson.title).toBe('Judul')
  expect(lesson.screens).toEqual([
    '<p>Satu <em>dua</em>.</p>',
    '<h2>Bagian</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>',
  ])
  expect(lesson.problems).toEqual([])
})

it('writes the blocks of a lesson', () => {
  const lesson =
    render(`:::kartu-fakta{id="2-1" angka="-2 SD" sumber="Permenkes 2/2020" ditinjau="2026-11-01" tinjau-ulang="2027-11-01" daerah="ya"}
Pendek berarti di bawah **-2 SD**.
:::

:::bahaya
Kejang.
:::

:::lakukan
1. Catat.
:::

:::rujuk
Demam.
:::

:::cerita{judul="Bu Sari & Melati"}
Kata :istilah[HPK]{arti="Hari Pertama <Kehidupan>"}.
:::`)
  expect(lesson.problems).toEqual([])
  expect(lesson.facts).toMatchObject([{ id: '2-1', line: 3 }])
  const html = lesson.screens.join('')
  expect(html).toContain('-2 SD')
  expect(html).toContain('Sumber: Permenkes 2/2020. Ditinjau 1 November 2026.')
  expect(html).toContain('Dinas setempat dapat mengganti isi kartu ini.')
  expect(html).toContain('Bu Sari &amp; Melati')
  expect(html).toContain('Hari Pertama &lt;Kehidupan&gt;')
  expect(html).toMatch(/<input[^>]*id="arti-1"[^>]*aria-label="Lihat arti HPK"/)
})

it('puts a drawing inline with its alternative text and caption', () => {
  const {
    screens,
    drawings: shown,
    problems,
  } = render('![Peta & \\<desa> "A"](gambar/peta.svg "Ket.")')
  expect(problems).toEqual([])
  expect(shown).toEqual(['gambar/peta.svg'])
  expect(screens[0]).toContain('role="img"')
  expect(screens[0]).toContain('aria-label="Peta &amp; &lt;desa&gt; &quot;A&quot;"')
  expect(screens[0]).toMatch(/<figcaption>\s*Ket\.\s*<\/figcaption>/)
  expect(screens[0]).toContain('<rect width="10" height="10"/>')
})

it('asks a practice that answers at once, marks it as not counting, and keeps each one apart', () => {
  const { screens, problems, words } = render(`:::latihan{pertanyaan="Ibu <Sari> bertanya. Lalu?"}
- [ ] Menegur *keras*. | Ia bisa malu & menjauh.
- [x] Mendengarkan. | Dengarkan dulu :istilah[HPK]{arti="Hari"}.
:::

:::latihan{pertanyaan="Lagi?"}

- [x] Ya. | Baik.
- [ ] Tidak. | Coba lagi.

:::`)
  expect(problems).toEqual([])
  const [first = '', second = ''] = (screens[0] ?? '').split(/(?=<fieldset)/)
  expect(first).toContain(
    '<span class="small">Latihan, tidak dinilai</span> Ibu &lt;Sari&gt; bertanya. Lalu?',
  )
  const pairs = /<input type="radio" name="(.*?)" id="(.*?)" \/><label for="(.*?)">(.*?)<\/label>/g
  expect([...first.matchAll(pairs)].map((match) => match.slice(1))).toEqual([
    ['latihan-1', 'latihan-1-1', 'latihan-1-1', 'Menegur <em>keras</em>.'],
    ['latihan-1', 'latihan-1-2', 'latihan-1-2', 'Mendengarkan.'],
  ])
  expect([...second.matchAll(pairs)].map((match) => match[2])).toEqual([
    'latihan-2-1',
    'latihan-2-2',
  ])
  expect(first).toMatch(/<p>\s*<b>Belum tepat\.<\/b> Ia bisa malu &amp; menjauh\.\s*<\/p>/)
  expect(first).toMatch(/<p class="benar">\s*<b>Tepat\.<\/b> Dengarkan dulu/)
  // Only one of its answers is read, so none counts towards the length of the screen.
  expect(words).toBe(16)
})

it('refuses a long practice with words behind its choices, and comes to an end', () => {
  const choices = Array.from({ length: 40 }, (_, n) => `- [ ] Pilihan ${n} | Balasan`).join('\n')
  for (const behind of ['Lagi.', `Lagi.\n\n${choices}`]) {
    expect(reasons(`${PRACTICE}\n${choices}\n\n${behind}\n:::`)).toContain('PRACTICE_FORM')
  }
})

it('shows uploaded pictures and recordings as files of their own, with their size', () => {
  const media = new Map<string, KnownMedium>([
    [
      '0123456789abcdef.webp',
      { ...FILE, name: '0123456789abcdef.webp', kind: 'image', width: 320, height: 200 },
    ],
    [
      'fedcba9876543210.webm',
      { ...FILE, name: 'fedcba9876543210.webm', kind: 'audio', seconds: 61 },
    ],
  ])
  const lesson = renderLesson(
    '# Judul\n\n![Sumur & \\<kali>](media/0123456789abcdef.webp "Ket.")\n\n::suara{berkas="fedcba9876543210.webm" judul="Cerita Bu Sari"}',
    drawings,
    media,
  )
  expect(lesson.problems).toEqual([])
  expect(new Set(lesson.media)).toEqual(new Set(media.values()))
  const html = lesson.screens.join('')
  expect(html).toContain(
    '<img src="/media/0123456789abcdef.webp" width="320" height="200" alt="Sumur &amp; &lt;kali&gt;" loading="lazy" />',
  )
  expect(html).toContain('<figcaption>Cerita Bu Sari · 85 kB · 1 menit</figcaption>')
  expect(html).toMatch(/<audio controls preload="none" src="\/media\/fedcba9876543210\.webm"/)
  const wrong = (body: string) => renderLesson(`# Judul\n\n${body}`, drawings, media).problems[0]
  expect(wrong('![a](media/fedcba9876543210.webm)')?.reason).toBe('IMAGE_UNKNOWN')
  expect(wrong('![a](0123456789abcdef.webp)')?.reason).toBe('IMAGE_UNKNOWN')
  expect(wrong('::suara{berkas="0123456789abcdef.webp" judul="x"}')?.reason).toBe('MEDIUM_UNKNOWN')
})

it('wraps tables so that they scroll alone, each under its own name', () => {
  const table = '| a | b |\n| - | - |\n| 1 | 2 |\n'
  const { screens } = render(`${table}\n---\n\n${table}`)
  expect(screens[1]).toContain('aria-label="Tabel 2"')
  expect(screens[0]).toMatch(/^<div class="scroll"[^>]*><table>[\s\S]*<\/table><\/div>$/)
})

it('makes no heading of an empty one', () => {
  const { screens } = render('| | b |\n| :-: | - |\n| 1 | 2 |\n')
  expect(screens[0]?.match(/<th/g)).toHaveLength(2)
  expect(screens[0]).toContain('<td align="center"></td>\n<th>b</th>')
})

it.each([
  ['tanpa judul', 'TITLE_MISSING', 1],
  ['# Judul\n\nteks\n\n# Lagi', 'SECOND_TITLE', 5],
  ['# Judul\n\nteks\n---\n', 'BLANK_LINE_BEFORE_BREAK', 3],
  ['# Judul\n\n> a\n>\n> ---\n', 'BREAK_INSIDE_BLOCK', 5],
  ['# Judul\n\n:::bahaya\na\n\n---\n\nb\n:::', 'BREAK_INSIDE_BLOCK', 6],
  ['# Judul\n\na\n\n---\n\n---\n\nb', 'SCREEN_EMPTY', 5],
  ['# Judul\n\n', 'LESSON_EMPTY', 1],
  ['# Judul\n\n:::bahya\na\n:::', 'DIRECTIVE_UNKNOWN', 3],
  ['# Judul\n\n::bahaya', 'DIRECTIVE_UNKNOWN', 3],
  ['# Judul\n\nteks :kode teks', 'DIRECTIVE_UNKNOWN', 3],
  [
    '# Judul\n\n:::kartu-fakta{id="x" sumber="s" ditinjau="2026-11-01"}\na\n:::',
    'DIRECTIVE_NEEDS',
    3,
  ],
  ['# Judul\n\n:::bahaya{warna="biru"}\na\n:::', 'DIRECTIVE_ATTRIBUTE', 3],
  [
    '# Judul\n\n:::kartu-fakta{id="x" sumber="s" ditinjau="1/11/2026" tinjau-ulang="2027-11-01"}\na\n:::',
    'DATE_WRONG',
    3,
  ],
  ['# Judul\n\nkata :istilah{arti="x"}', 'DIRECTIVE_LABEL', 3],
  ['# Judul\n\n![](gambar/peta.svg)', 'ALT_MISSING', 3],
  ['# Judul\n\n![a](gambar/lain.svg)', 'IMAGE_UNKNOWN', 3],
  ['# Judul\n\n![a](https://x.id/a.png)', 'IMAGE_UNKNOWN', 3],
  ['# Judul\n\nteks ![a](gambar/peta.svg) teks', 'IMAGE_NOT_ALONE', 3],
  ['# Judul\n\n[a](http://x.id)', 'LINK_REFUSED', 3],
  ['# Judul\n\nkunjungi www.x.id sekarang', 'LINK_REFUSED', 3],
  ['# Judul\n\na[^1]\n\n[^1]: b', 'FOOTNOTE_REFUSED', 3],
  ['# Judul\n\n- [ ] a', 'TASK_LIST_REFUSED', 3],
  ['# Judul\n\n:::lakukan\n- [ ] a\n:::', 'TASK_LIST_REFUSED', 4],
  ['# Judul\n\n:::latihan\n- [x] a | b\n- [ ] c | d\n:::', 'DIRECTIVE_NEEDS', 3],
  [`# Judul\n\n${PRACTICE}\n:::`, 'PRACTICE_FORM', 3],
  [`# Judul\n\n${PRACTICE}\n- [x] a | b\n:::`, 'PRACTICE_FORM', 3],
  [`# Judul\n\n${PRACTICE}\nTeks.\n\n- [x] a | b\n- [ ] c | d\n:::`, 'PRACTICE_FORM', 3],
  [`# Judul\n\n${PRACTICE}\n- [x] a | b\n- c | d\n:::`, 'PRACTICE_FORM', 3],
  [`# Judul\n\n${PRACTICE}\n- [x] a | b\n\n- [ ] c | d\n:::`, 'PRACTICE_FORM', 4],
  [`# Judul\n\n${PRACTICE}\n- [ ] a | b\n- [ ] c | d\n:::`, 'PRACTICE_ONE_RIGHT', 3],
  [`# Judul\n\n${PRACTICE}\n- [x] a | b\n- [x] c | d\n:::`, 'PRACTICE_ONE_RIGHT', 3],
  [`# Judul\n\n${PRACTICE}\n- [x] a | b\n- [ ] c\n:::`, 'PRACTICE_FEEDBACK', 5],
  [`# Judul\n\n${PRACTICE}\n- [x] a | b\n- [ ] c |\n:::`, 'PRACTICE_FEEDBACK', 5],
  [
    `# Judul\n\n${PRACTICE}\n- [x] a | b\n- [ ] :istilah[c]{arti="x"} | d\n:::`,
    'PRACTICE_CHOICE_PLAIN',
    5,
  ],
  ['# Judul\n\n![a](media/0123456789abcdef.webp)', 'IMAGE_UNKNOWN', 3],
  ['# Judul\n\n::suara{berkas="0123456789abcdef.webm" judul="x"}', 'MEDIUM_UNKNOWN', 3],
])('refuses %j: %s in line %i', (source, reason, line) => {
  const { problems } = renderLesson(source, drawings)
  expect(problems).toContainEqual(expect.objectContaining({ reason, line }))
})

it('warns of a screen of more than 120 words', () => {
  const { warnings } = render(`${'kata '.repeat(121)}\n\n---\n\n${'kata '.repeat(120)}`)
  expect(warnings).toEqual([{ line: 1, reason: 'SCREEN_LONG', about: '121' }])
})

// What an author, or someone with an author's account, might try. Nothing of it may come out as live markup,
// whether or not the lesson is refused as well.
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<body onload=alert(1)>',
  '<style>*{background:url(//x)}</style>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<details open ontoggle=alert(1)>',
  '<form action="//x"><button>k</button></form>',
  '<base href="//x/">',
  '<meta http-equiv=refresh content="0;url=//x">',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<!-- --><script>alert(1)</script>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '</p><script>alert(1)</script><p>',
  '<x onclick=alert(1)>klik</x>',
  'teks <b onmouseover=alert(1)>x</b>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](&#x6A;avascript:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](<java\nscript:alert(1)>)',
  '[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[a](vbscript:msgbox(1))',
  '[a](file:///etc/passwd)',
  '[a](//jahat.example/x)',
  '[a](/\\jahat.example)',
  '[a](https://x.id/" onclick="alert(1))',
  '[a](https://x.id "judul\\" onclick=\\"alert(1)")',
  '[a](https://x.id \'judul" onclick="alert(1)\')',
  '<javascript:alert(1)>',
  '<data:text/html,<script>alert(1)</script>>',
  '[a]: javascript:alert(1)\n\n[a]',
  '[a][b]\n\n[b]: data:text/html,x',
  'mailto:a@b.id dan <a@b.id>',
  '![a](javascript:alert(1))',
  '![a](data:image/svg+xml,<svg onload=alert(1)>)',
  '![a" onerror="alert(1)](gambar/peta.svg)',
  '![a](gambar/peta.svg "x\\" onload=\\"alert(1)")',
  '![:istilah[x]{arti="\\" onload=alert(1)"}](gambar/peta.svg)',
  '![a](../../rahasia.svg)',
  '![a](gambar/peta.svg#"onload=alert(1))',
  ':istilah[<script>alert(1)</script>]{arti="x"}',
  ':istilah[x]{arti="<script>alert(1)</script>"}',
  ':istilah[x]{arti="x" onclick="alert(1)"}',
  ':istilah[[a](javascript:alert(1))]{arti="x"}',
  ':::cerita{judul="<img src=x onerror=alert(1)>"}\na\n:::',
  ':::cerita{judul="x" onclick="alert(1)" style="x"}\na\n:::',
  ':::kartu-fakta{id="\\"><script>alert(1)</script>" sumber="<b onclick=alert(1)>" ditinjau="2026-11-01" tinjau-ulang="2027-11-01"}\na\n:::',
  ':::kartu-fakta{id="x" angka="<script>alert(1)</script>" sumber="s" ditinjau="2026-11-01" tinjau-ulang="2027-11-01"}\na\n:::',
  ':::latihan{pertanyaan="<img src=x onerror=alert(1)>"}\n- [x] a | b\n- [ ] c | d\n:::',
  ':::latihan{pertanyaan="x"}\n- [x] <b onclick=alert(1)>a</b> | <script>alert(1)</script>\n- [ ] c | [d](javascript:alert(1))\n:::',
  '::suara{berkas="x\\" onplay=\\"alert(1)" judul="<script>alert(1)</script>"}',
  ':::bahaya{#x .y}\n<script>alert(1)</script>\n:::',
  ':::script\nalert(1)\n:::',
  '::iframe{src="javascript:alert(1)"}',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '`<script>alert(1)</script>`',
  '    <script>alert(1)</script>',
  '| <script>alert(1)</script> |\n| - |\n| <img src=x onerror=alert(1)> |',
  '~~<script>alert(1)</script>~~',
  '\u0000<script>alert(1)</script>',
  '[a](https://x.id)\u0000<p><img src="gambar/peta.svg" alt="x" onload="alert(1)" /></p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]

/** Tags and attributes that the publisher itself may write; anything else in the output is a leak. */
const TAGS =
  /^(p|em|strong|del|a|ul|ol|li|h[2-6]|hr|br|blockquote|code|pre|div|span|table|thead|tbody|tr|th|td|figure|figcaption|svg|rect|path|circle|input|label|fieldset|legend|b|audio)$/
const ATTRIBUTES =
  /^(class|href|title|id|for|name|type|aria-label|aria-live|aria-hidden|role|tabindex|align|start|viewBox|width|height|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin|d|x|y|rx|cx|cy|r)$/

it.each(HOSTILE)('renders nothing active from %j', (body) => {
  const html = render(body).screens.join('\n')
  for (const [, name = '', given = ''] of html.matchAll(/<([a-zA-Z!?][^\s/>]*)([^>]*)>/g)) {
    expect(name).toMatch(TAGS)
    for (const [, attribute = '', value = ''] of given.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      expect(attribute).toMatch(ATTRIBUTES)
      if (attribute === 'href') expect(value).toMatch(/^(https:|http:|mailto:|\/|#|$)/)
    }
    expect(
      given
        .replaceAll(/[\w:-]+="[^"]*"/g, '')
        .replaceAll('/', '')
        .trim(),
    ).toBe('')
  }
})

it('refuses everything in a lesson that looks like HTML or leads elsewhere', () => {
  expect(reasons('<b>x</b>')).toEqual(['HTML_REFUSED', 'HTML_REFUSED'])
  for (const body of [
    '[a](javascript:x)',
    '[a](//x.id)',
    '[a](data:x)',
    '[a]: javascript:x\n\n[a]',
  ]) {
    expect(reasons(body)).toContain('LINK_REFUSED')
  }
  expect(reasons('[a](https://x.id) [b](/belajar/)')).toEqual([])
})

const svg = (inside: string, root = '') => `<svg viewBox="0 0 10 10"${root}>${inside}</svg>`

it('writes a drawing anew with what it knows', () => {
  const read = readDrawing(
    '<?xml version="1.0"?>\n<!-- gambar kami -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" width="320" fill="none"><title>x</title><g transform="translate(1 2) rotate(45)"><path d="M0 0l1-2.5z" fill="#00594c" stroke-width=".5"/></g><text x="1" y="2" font-size="12" text-anchor="middle">Bu Sari &amp; anak</text></svg>\n',
  )
  expect(read).toEqual({
    ok: true,
    value: {
      viewBox: '0 0 320 200',
      root: ' fill="none"',
      inside:
        '<g transform="translate(1 2) rotate(45)"><path d="M0 0l1-2.5z" fill="#00594c" stroke-width=".5"/></g><text x="1" y="2" font-size="12" text-anchor="middle">Bu Sari &amp; anak</text>',
    },
  })
})

it.each([
  [svg('<script>alert(1)</script>'), 'SVG_ELEMENT'],
  [svg('<style>*{}</style>'), 'SVG_ELEMENT'],
  [svg('<a href="javascript:alert(1)"><rect/></a>'), 'SVG_ELEMENT'],
  [svg('<image href="https://x.id/a.png"/>'), 'SVG_ELEMENT'],
  [svg('<use href="#x"/>'), 'SVG_ELEMENT'],
  [svg('<foreignObject><p>x</p></foreignObject>'), 'SVG_ELEMENT'],
  [svg('<animate attributeName="href"/>'), 'SVG_ELEMENT'],
  [svg('<svg viewBox="0 0 1 1"></svg>'), 'SVG_ELEMENT'],
  [svg('<SCRIPT>x</SCRIPT>'), 'SVG_ELEMENT'],
  [svg('<rect onclick="alert(1)"/>'), 'SVG_ATTRIBUTE'],
  [svg('', ' onload="alert(1)"'), 'SVG_ATTRIBUTE'],
  [svg('<rect style="fill:url(//x)"/>'), 'SVG_ATTRIBUTE'],
  [svg('<rect id="x"/>'), 'SVG_ATTRIBUTE'],
  [svg('<rect constructor="x"/>'), 'SVG_ATTRIBUTE'],
  [svg('<rect xlink:href="x"/>'), 'SVG_ATTRIBUTE'],
  [svg('<rect x="1" x="2"/>'), 'SVG_ATTRIBUTE'],
  [svg('<rect fill="url(https://x.id)"/>'), 'SVG_VALUE'],
  [svg('<rect fill="red;x"/>'), 'SVG_VALUE'],
  [svg('<path d="M0 0&quot;"/>'), 'SVG_VALUE'],
  [svg('<g transform="translate(1) javascript:x"/>'), 'SVG_VALUE'],
  [svg('<rect fill=red/>'), 'SVG_BROKEN'],
  [svg('<g><rect/>'), 'SVG_BROKEN'],
  [svg('teks lepas'), 'SVG_BROKEN'],
  [svg('<text>&nbsp;</text>'), 'SVG_BROKEN'],
  [svg('<![CDATA[<script>]]>'), 'SVG_BROKEN'],
  ['<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1"></svg>', 'SVG_BROKEN'],
  ['<svg><rect/></svg>', 'SVG_VIEWBOX'],
  ['<svg viewBox="0 0 1"><rect/></svg>', 'SVG_VIEWBOX'],
  [`${svg('<rect/>')}<script>alert(1)</script>`, 'SVG_ELEMENT'],
  ['', 'SVG_BROKEN'],
])('refuses the drawing %j: %s', (source, reason) => {
  expect(readDrawing(source)).toMatchObject({ ok: false, reason })
})
