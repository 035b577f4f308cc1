import type { FastifyInstance } from 'fastify'
import type { Booth } from '../booth.ts'
import type { House } from '../house.ts'
import * as contract from '../rehearsal-contract.ts'
import { serve } from '../serve.ts'
import type { SealedHall } from '../sealed/hall.ts'
import { simulateCasts, simulateCheckIns, simulateKeys, simulateParts } from '../simulation.ts'

export const rehearsalRoutes = (house: House, booths: { booth: Booth; sealed: SealedHall }) => async (app: FastifyInstance) => {
  serve(app, contract.simulateCheckIns, ({ account, params }) => simulateCheckIns(house, account, params.id))
  serve(app, contract.simulateCasts, ({ account, params }) => simulateCasts(house, booths, account, params.id))
  serve(app, contract.simulateKeys, ({ account, params }) => simulateKeys(house, account, params.id))
  serve(app, contract.simulateParts, ({ account, params }) => simulateParts(house, booths, account, params.id))
}
