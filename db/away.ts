/** Whether an error says that the database is away for the moment, rather than that somebody asked it wrongly. */

/** Of the socket, and PostgreSQL's own: connection exceptions (class 08), shutting down or starting up, too many connections. */
const CODES = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[123]|53300)$/
/** `pg` has no code for a connection that broke under a query, nor for one that could not be had in time. */
const SAYINGS = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

export const isAway = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  (('code' in thrown && CODES.test(String(thrown.code))) ||
    SAYINGS.test(thrown.message) ||
    (thrown instanceof AggregateError && thrown.errors.some(isAway)))
