/** A document as one page of HTML, without a script: to print, and for the board that is read without an account. */
import { assertReadable, plain, textOf, type Bar, type Block, type PaperDocument, type Table } from './document.ts'
import { NOTHING } from './document-words.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => plain(text).replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? '')
const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

const tableOf = ({ columns, rows }: Table, caption?: string): string => {
  const align = (at: number) => (columns[at]?.align === 'right' ? ' class="figure"' : '')
  const head = columns.map(({ title }, at) => `<th scope="col"${align(at)}>${escaped(title)}</th>`).join('')
  const body = rows.map((row) => `<tr>${columns.map((_, at) => `<td${align(at)}>${lines(textOf(row[at] ?? null))}</td>`).join('')}</tr>`)
  const nothing = `<tr><td colspan="${columns.length}">${NOTHING}</td></tr>`
  return `<div class="wide"><table>${caption ? `<caption>${escaped(caption)}</caption>` : ''}<thead><tr>${head}</tr></thead><tbody>${body.join('') || nothing}</tbody></table></div>`
}

const percent = (value: number, whole: number) => (whole === 0 ? 0 : Math.min(100, Math.round((1000 * value) / whole) / 10))
const barOf = ({ label, value, whole, tone = 'plain', note }: Bar, line: number | null): string => {
  const needed = line === null ? '' : `<i style="left:${percent(line, whole)}%"></i>`
  return `<div class="bar"><span>${escaped(label)}</span><div class="track" aria-hidden="true"><b class="${tone}" style="width:${percent(value, whole)}%"></b>${needed}</div><strong>${value}${note ? ` ${escaped(note)}` : ''}</strong></div>`
}

export const htmlOfBlock = (block: Block): string => {
  switch (block.is) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`
    case 'paragraph':
      return `<p class="${block.as ?? 'body'}">${lines(block.text)}</p>`
    case 'facts':
      return `<dl>${block.facts.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${lines(value)}</dd></div>`).join('')}</dl>`
    case 'table':
      return tableOf(block, block.caption)
    case 'bars':
      return `<div class="bars">${block.bars.map((bar) => barOf(bar, block.line?.at ?? null)).join('')}${block.line ? `<p class="note">${escaped(block.line.label)}</p>` : ''}</div>`
    case 'signatures':
      return `<div class="signatures">${block.lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>`
    case 'pageBreak':
      return '<hr>'
  }
}

/** Warm paper, ink, hairlines: as the surfaces look, in one kilobyte. */
export const STYLE = `
:root{color:#1b2430;background:#faf8f4;font:17px/1.7 "Noto Serif SC","Songti SC",SimSun,"PingFang SC",serif}
body{margin:0 auto;padding:24px 16px 48px;max-width:46rem}
header,footer{color:#4a5460;font-size:.9rem;border-bottom:1px solid #ddd6ca;padding-bottom:4px}
footer{border:0;border-top:1px solid #ddd6ca;padding-top:8px;margin-top:32px}
h1{font-size:1.5rem;text-align:center;line-height:1.4;margin:24px 0 4px}.subtitle{text-align:center;color:#4a5460;margin:0 0 24px}
h2{font-size:1.15rem;margin:28px 0 8px}h3{font-size:1.05rem;margin:20px 0 4px}
p{margin:0 0 8px}.body{text-indent:2em}.centre{text-align:center}.right{text-align:right}.note{font-size:.9rem;color:#4a5460}.strong{font-weight:700;font-size:1.1rem}
a{color:#8a2425}a:focus-visible{outline:3px solid #8a2425;outline-offset:2px}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem;margin:8px 0 16px}caption{text-align:left;font-weight:700}
th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #ddd6ca;vertical-align:top}thead th{border-bottom:1px solid #1b2430;border-top:1px solid #1b2430;white-space:nowrap}
.figure{text-align:right;font-variant-numeric:tabular-nums}
dl{margin:8px 0 16px}dl div{display:flex;gap:12px}dt{color:#4a5460;flex:0 0 7em}dd{margin:0;overflow-wrap:anywhere}
.bar{display:flex;gap:12px;align-items:center;margin:4px 0}.bar>span{flex:0 0 4em}.track{position:relative;flex:1;height:14px;border-bottom:1px solid #b9b1a4}
.track b{display:block;height:100%;box-sizing:border-box;border:1px solid #6b7785}.track .approve{background:#0b7a75;border-color:#0b7a75}
.track .oppose{border-color:#c8472b;background:repeating-linear-gradient(135deg,#c8472b 0 2px,transparent 2px 5px)}
.track i{position:absolute;top:-4px;bottom:-4px;border-left:2px solid #1b2430}.bar strong{flex:0 0 4.5em;font-variant-numeric:tabular-nums}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:40px 32px;margin:24px 0}.signatures p{border-bottom:1px solid #1b2430;padding-bottom:28px}
.board{list-style:none;padding:0}.board li{border-bottom:1px solid #ddd6ca;padding:12px 0}.board a{display:inline-block;padding:8px 0}
.mark{border:2px solid #8a2425;color:#8a2425;padding:0 8px;font-weight:700}hr{border:0;break-after:page}
@media print{:root{background:#fff;font-size:12pt}body{padding:0;max-width:none}tr,.bar{break-inside:avoid}h2{break-after:avoid}}
`

export const pageOfHtml = ({ title, lang, body }: { title: string; lang: string; body: string }): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`

export const htmlOf = (document: PaperDocument): string => {
  assertReadable(document)
  const { title, subtitle, running, mark, blocks } = document
  return pageOfHtml({
    title,
    lang: 'zh-CN',
    body: `<header>${mark ? `<span class="mark">${escaped(mark)}</span> ` : ''}${escaped(running)}</header><main><h1>${escaped(title)}</h1>${subtitle ? `<p class="subtitle">${escaped(subtitle)}</p>` : ''}${blocks.map(htmlOfBlock).join('')}</main>`,
  })
}
