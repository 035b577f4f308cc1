/** What words are made of: limits, ids, texts, days, and the union of a subject's words. */
import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox'

export const LIMIT = {
  title: 60,
  text: 3000,
  note: 2000,
  name: 60,
  people: 100,
  /** People who hold an office. */
  officers: 500,
  agendaItems: 100,
  /** Items that a session is founded with: they come in one body. */
  firstItems: 60,
  /** Requests for the floor on one agenda item. */
  requests: 500,
  ballotItems: 60,
  /** What speaks for a candidate, and what they say of themselves: it is read on a phone before a vote. */
  candidacy: 500,
  /** Persons who may be written in on one paper. */
  writeIns: 60,
  marks: 12,
  departments: 12,
  /** What a group of raters is called: it stands in the title of its ballot. */
  groupName: 12,
  /** Constituencies of one renewal, and the staff of one of them: they come in one body. */
  units: 60,
  unitStaff: 400,
  /** Motions in one spreadsheet: all that a school writes in decades. */
  listLines: 20_000,
  /** Views that one person keeps of the list of motions. */
  views: 20,
  /** Bodies above that a session is reported to. */
  reports: 20,
  /** Entries of a catalogue, retired ones included, and the length of their names. */
  catalogue: 60,
  entryName: 30,
  /** Papers attached to one session, and their bytes together; papers of one notice. */
  papers: 100,
  paperBytes: 300 * 1024 * 1024,
  noticePapers: 10,
  /** Nominations for the awards of one session, granted ones included. */
  awards: 60,
  /** Files attached to one motion, and their bytes together. */
  motionPapers: 6,
  motionPaperBytes: 60 * 1024 * 1024,
  notices: 50,
  /** Comments that one person makes on one draft. */
  comments: 5,
  /** Suggestions of one person that may wait for an answer. */
  ownSuggestions: 20,
  /** The largest number of seats a congress may have. */
  seats: 20_000,
} as const

/** 14 to 22 characters of Base58: what a server or a phone makes up for a new subject or act. */
export const Id = Type.String({ pattern: '^[1-9A-HJ-NP-Za-km-z]{14,22}$' })
export const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
export const maybe = (maxLength: number) => Type.String({ maxLength })
export const oneOf = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>({ type: 'string', enum: words })
export const Title = text(LIMIT.title)
export const Note = text(LIMIT.note)
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' })
export const Count = Type.Integer({ minimum: 0, maximum: LIMIT.seats })
export const Ids = (maxItems: number, minItems = 0) => Type.Array(Id, { minItems, maxItems, uniqueItems: true })
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const word = <const T extends string, P extends TProperties>(type: T, fields: P) =>
  Type.Object({ type: Type.Literal(type), ...fields }, { additionalProperties: false })

/** A union that a validator can walk by `type`, so that an error names one field of one word. */
export const said = <const T extends TObject[]>(words: T) =>
  Type.Unsafe<Static<T[number]>>({
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: words,
  })
