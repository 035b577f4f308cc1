/**
 * What `typebox` is in the browser: nothing.
 *
 * The contract and the words are schemas to the server and types to us. At run time the browser reads only an
 * operation's method and url, so the build puts this in the schema builder's place (vite.config.ts). It answers every
 * builder with an empty schema, whose parts are empty schemas again.
 */
type Unread = { [part: string]: Unread }

const unread: Unread = new Proxy({}, { get: (_, part) => (typeof part === 'string' ? unread : undefined) })

export const Type = new Proxy({}, { get: () => () => unread })
