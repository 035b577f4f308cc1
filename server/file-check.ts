/**
 * What a file is, read from its bytes: its name and what the browser says of it are not believed. Nothing in it is run or
 * unpacked here; what would run something on the reader's computer is not taken.
 */
import { unzipSync } from 'fflate'
import { NAME_CHARACTERS, type FileRule, type PaperKind } from './papers-replies.ts'

/** What an Office file may unpack to, in how many parts: the reader's own Word has to do it. */
const UNPACKED_BYTES = 200 * 1024 * 1024
const PARTS = 5_000
const TYPES_BYTES = 1024 * 1024
/** Pixels that a phone of some years can show. */
const PIXELS = 100_000_000
const CONTENT_TYPES = '[Content_Types].xml'

type Found = { kind: PaperKind } | { rule: FileRule }
type Size = { width: number; height: number } | null

const starts = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
const endsWith = (bytes: Buffer, text: string, within: number) => bytes.subarray(-within).includes(text, undefined, 'latin1')

const pdf = (bytes: Buffer): Found =>
  /^%PDF-(?:1\.[0-7]|2\.0)[\r\n ]/.test(bytes.subarray(0, 9).toString('latin1')) &&
  endsWith(bytes, 'startxref', 4096) &&
  endsWith(bytes, '%%EOF', 2048)
    ? { kind: 'pdf' }
    : { rule: 'broken' }

const pngSize = (bytes: Buffer): Size =>
  bytes.length > 45 && bytes.toString('latin1', 12, 16) === 'IHDR' && endsWith(bytes, 'IEND', 64)
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null

/** Markers of a JPEG that begin a frame: all from C0 to CF but tables and reserved ones. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const jpegSize = (bytes: Buffer): Size => {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const webpSize = (bytes: Buffer): Size => {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return null
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21)
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    default:
      return null
  }
}

const picture = (kind: PaperKind, size: Size): Found => {
  if (size === null || size.width === 0 || size.height === 0) return { rule: 'broken' }
  return size.width * size.height > PIXELS ? { rule: 'pixels' } : { kind }
}

/** The main part of each kind of Office file, and how the file itself calls it. */
const OFFICE: Record<'docx' | 'xlsx' | 'pptx', { part: string; type: string }> = {
  docx: { part: 'word/document.xml', type: 'wordprocessingml.document.main+xml' },
  xlsx: { part: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main+xml' },
  pptx: { part: 'ppt/presentation.xml', type: 'presentationml.presentation.main+xml' },
}
const RUNS = /vbaProject|vbaData|\/activeX\/|\.(?:docm|xlsm|xlsb|pptm|dotm|xltm|potm|exe|js|vbs|bat|cmd|lnk|hta)$/i

/** The list of parts, and the part that says what the others are; the rest stays packed. */
const partsOf = (bytes: Buffer): { names: string[]; unpacked: number; types: string } => {
  const names: string[] = []
  let unpacked = 0
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.push(name)
      unpacked += originalSize
      return name === CONTENT_TYPES && originalSize <= TYPES_BYTES && names.length <= PARTS
    },
  })
  return { names, unpacked, types: Buffer.from(found[CONTENT_TYPES] ?? []).toString('utf8') }
}

const office = (bytes: Buffer): Found => {
  let parts: ReturnType<typeof partsOf>
  try {
    parts = partsOf(bytes)
  } catch {
    return { rule: 'broken' }
  }
  const { names, unpacked, types } = parts
  if (unpacked > UNPACKED_BYTES || names.length > PARTS) return { rule: 'unpacks' }
  if (!names.includes(CONTENT_TYPES)) return { rule: 'kind' }
  if (/macroEnabled|vbaProject/i.test(types) || names.some((name) => RUNS.test(name))) return { rule: 'macros' }
  const kinds = (Object.keys(OFFICE) as (keyof typeof OFFICE)[]).filter(
    (kind) => names.includes(OFFICE[kind].part) && types.includes(OFFICE[kind].type),
  )
  const [kind] = kinds
  return kind && kinds.length === 1 ? { kind } : { rule: 'broken' }
}

export const kindOf = (bytes: Buffer): Found => {
  if (bytes.length === 0) return { rule: 'empty' }
  if (starts(bytes, '25504446')) return pdf(bytes)
  if (starts(bytes, '504b0304')) return office(bytes)
  if (starts(bytes, '89504e470d0a1a0a')) return picture('png', pngSize(bytes))
  if (starts(bytes, 'ffd8ff')) return picture('jpg', jpegSize(bytes))
  if (starts(bytes, '52494646') && bytes.toString('latin1', 8, 12) === 'WEBP') return picture('webp', webpSize(bytes))
  if (starts(bytes, 'd0cf11e0')) return { rule: 'oldOffice' }
  return { rule: 'kind' }
}

/** Endings under which a kind is known besides its own. */
const ALIASES: Partial<Record<PaperKind, string[]>> = { jpg: ['jpeg'] }

/**
 * The name under which a file is kept: no path, nothing that cannot be seen or turns the line around, 120 characters at
 * the most, and the ending of what it is.
 */
export const cleanName = (given: string, kind: PaperKind): string => {
  const seen = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .split(/[/\\]/)
    .at(-1)
  const name = (seen ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
  const ending = [kind, ...(ALIASES[kind] ?? [])].find((one) => name.toLowerCase().endsWith(`.${one}`)) ?? null
  const stem = ending === null ? name : name.slice(0, -ending.length - 1)
  const most = NAME_CHARACTERS - kind.length - 2
  const kept = Array.from(stem)
    .slice(0, most)
    .join('')
    .replace(/[. ]+$/, '')
  return `${kept === '' ? 'paper' : kept}.${ending ?? kind}`
}
