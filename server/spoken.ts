/** What is said to the hall, and who may hear it. */
import type { Person } from '../machines/actor.ts'
import type { Frame } from './frames.ts'

export type Audience = (by: Person) => boolean
export type Spoken = { frame: Frame; audience: Audience }
