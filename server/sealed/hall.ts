/** Everything that serves sealed ballots, opened and closed together. */
import type { House } from '../house.ts'
import { SealedBooth } from '../sealed-booth.ts'
import { Checker } from './checker.ts'
import { Forgetting } from './forgetting.ts'
import { Openings } from './opening.ts'

export type SealedHall = {
  booth: SealedBooth
  openings: Openings
  /** A ballot was closed or declared void: some of its secrets have served. */
  forget: () => void
  open: () => Promise<void>
  close: () => Promise<void>
}

export const sealedHall = (house: House): SealedHall => {
  const checker = new Checker()
  const booth = new SealedBooth(house, checker)
  const openings = new Openings(house, checker)
  const forgetting = new Forgetting(house)
  return {
    booth,
    openings,
    forget: () => forgetting.ask(),
    open: async () => {
      await openings.open()
      forgetting.open()
    },
    close: async () => {
      await booth.close()
      await openings.settled()
      await forgetting.close()
      await checker.close()
    },
  }
}
